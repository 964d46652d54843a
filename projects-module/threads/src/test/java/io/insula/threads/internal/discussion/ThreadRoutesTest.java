package io.insula.threads.internal.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.Threads;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadRoutesTest {
  private static final Map<String, String> EDIT = Map.of("message", "shorter temper");

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
  void the_answer_of_a_thread_has_the_documented_fields() {
    var json = people.member("bea").get(path()).expect(200).json();

    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "thread_id",
            "project_id",
            "parent_thread_id",
            "thread_type",
            "message",
            "up_vote",
            "down_vote",
            "my_vote",
            "author",
            "created_at",
            "hidden",
            "hidden_reason");
    assertThat(json.get("thread_id").longValue()).isEqualTo(thread.id());
    assertThat(json.get("project_id").longValue()).isEqualTo(7);
    assertThat(json.get("parent_thread_id").isNull()).isTrue();
    assertThat(json.get("thread_type").textValue()).isEqualTo("PROBLEM");
    assertThat(json.get("message").textValue()).isEqualTo("short temper");
    assertThat(json.get("author").textValue()).isEqualTo("ade");
    assertThat(json.get("my_vote").intValue()).isZero();
    assertThat(json.get("hidden").booleanValue()).isFalse();
    assertThat(json.get("hidden_reason").isNull()).isTrue();
    assertThat(json.get("created_at").textValue()).isEqualTo(thread.createdAt().toString());
  }

  @Test
  void the_author_and_an_admin_can_change_the_message_of_a_thread() {
    var edited = people.member("ade").put(path(), EDIT).expect(200).json();
    assertThat(edited.get("message").textValue()).isEqualTo("shorter temper");
    assertThat(edited.get("thread_id").longValue()).isEqualTo(thread.id());

    people.admin().put(path(), Map.of("message", "tidied\nup")).expect(200);
    assertThat(message()).isEqualTo("tidied\nup");
  }

  @Test
  void other_users_cannot_change_the_message_of_a_thread() {
    people.member("bea").put(path(), EDIT).expect(403);
    people.service("feed").put(path(), EDIT).expect(403);
    people.nobody().put(path(), EDIT).expect(401);
    people.nobody().get(path()).expect(401);

    assertThat(message()).isEqualTo("short temper");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                    | message
          {"message": null}                     | message
          {"message": ""}                       | message
          {"message": " \\n "}                  | message
          {"message": 5}                        | message
          {"message": true}                     | message
          {"message": ["a"]}                    | message
          {"message": {"a": 1}}                 | message
          {"message": "a\\u0000b"}              | message
          {"message": "\\ud83e"}                | message
          {"message": "a\\u0007b"}              | message
          {"message": "a", "message": "b"}      | message
          {"message": "a", "author": "bea"}     | author
          {"message": "a", "up_vote": 9}        | up_vote
          """)
  void a_bad_edit_is_refused_with_its_field(String body, String field) {
    var problem = http.putRaw(people, path(), body).expect(400);

    assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(message()).isEqualTo("short temper");
  }

  @Test
  void a_message_can_have_at_most_ten_thousand_characters() {
    var longest = "\uD83E\uDD21".repeat(Threads.MAX_MESSAGE_LENGTH);
    people.member("ade").put(path(), Map.of("message", longest)).expect(200);
    assertThat(message()).isEqualTo(longest);

    people.member("ade").put(path(), Map.of("message", longest + "!")).expect(400);
    assertThat(message()).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"text\"", "5", "null", "{\"message\":", "", "{} {}"})
  void a_body_that_is_not_an_object_is_refused(String body) {
    http.putRaw(people, path(), body).expect(400);

    assertThat(message()).isEqualTo("short temper");
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 400",
    "1.5, 400",
    "99999999999999999999, 400",
    "9223372036854775807, 404",
    "0, 404",
    "-1, 404"
  })
  void a_bad_id_is_reported(String id, int status) {
    people.member("ade").get("/threads/" + id).expect(status);
    people.member("ade").put("/threads/" + id, EDIT).expect(status);
  }

  private String path() {
    return "/threads/" + thread.id();
  }

  private String message() {
    return threads.get(thread.id(), null).message();
  }
}
