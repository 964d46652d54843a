package io.insula.threads.internal.votes;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.Threads;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoteRoutesTest {
  private static final Map<String, Integer> UP = Map.of("value", 1);

  @Inject ThreadsOverHttp http;
  @Inject Threads threads;

  private TestUsers people;
  private DiscussionThread thread;

  @BeforeEach
  void add_a_thread() {
    if (people == null) {
      people = http.people();
    }
    thread = http.addThread();
  }

  @Test
  void a_vote_can_be_cast_changed_and_withdrawn() {
    assertThat(vote(people.member("ade"), 1))
        .isEqualTo("{\"up_vote\":1,\"down_vote\":0,\"my_vote\":1}");
    assertThat(vote(people.admin(), 1)).isEqualTo("{\"up_vote\":2,\"down_vote\":0,\"my_vote\":1}");
    assertThat(vote(people.member("ade"), -1))
        .isEqualTo("{\"up_vote\":1,\"down_vote\":1,\"my_vote\":-1}");
    assertThat(vote(people.member("ade"), 0))
        .isEqualTo("{\"up_vote\":1,\"down_vote\":0,\"my_vote\":0}");

    var seen = people.admin().get("/threads/" + thread.id()).expect(200).json();
    assertThat(seen.get("up_vote").intValue()).isEqualTo(1);
    assertThat(seen.get("my_vote").intValue()).isEqualTo(1);
  }

  @Test
  void only_members_vote() {
    people.nobody().put(path(), UP).expect(401);
    people.service("feed").put(path(), UP).expect(403);

    assertThat(counted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"value\": null}",
        "{\"value\": 2}",
        "{\"value\": -2}",
        "{\"value\": 2147483648}",
        "{\"value\": \"1\"}",
        "{\"value\": \"\"}",
        "{\"value\": 1.0}",
        "{\"value\": 0.5}",
        "{\"value\": true}",
        "{\"value\": [1]}",
        "{\"value\": {}}",
        "{\"value\": 1, \"value\": 1}"
      })
  void a_bad_value_is_refused(String body) {
    var problem = http.putRaw(people, path(), body).expect(400).json();

    assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("value");
    assertThat(counted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "1", "null", "\"1\"", "", "{\"value\": 1, \"voter\": \"bea\"}"})
  void a_malformed_body_is_refused(String body) {
    http.putRaw(people, path(), body).expect(400);

    assertThat(counted()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"abc, 400", "99999999999999999999, 400", "9223372036854775807, 404", "-1, 404"})
  void a_bad_id_is_reported(String id, int status) {
    people.member("ade").put("/threads/" + id + "/vote", UP).expect(status);
  }

  @Test
  void retries_of_a_few_voters_count_each_voter_once() throws Exception {
    var voters = IntStream.range(0, 4).mapToObj(i -> people.member("voter" + i)).toList();

    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 400)
              .mapToObj(i -> workers.submit(() -> voters.get(i % 4).put(path(), UP).status()))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }

    assertThat(counted()).isEqualTo(4);
  }

  private String vote(ApiClient voter, int value) {
    return voter.put(path(), Map.of("value", value)).expect(200).body();
  }

  private String path() {
    return "/threads/" + thread.id() + "/vote";
  }

  private long counted() {
    return threads.get(thread.id(), null).upVotes();
  }
}
