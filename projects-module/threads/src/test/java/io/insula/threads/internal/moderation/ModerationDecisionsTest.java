package io.insula.threads.internal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.contract.InMemoryCycles;
import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests the list of the decisions that moderators have made about a thread. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModerationDecisionsTest {
  @Inject ThreadsOverHttp http;
  @Inject InMemoryCycles cycles;
  @Inject ThreadReportService reports;

  private TestUsers people;
  private DiscussionThread thread;

  @BeforeEach
  void add_a_thread() {
    if (people == null) {
      people = http.people();
    }
    thread = http.addThreadIn(cycles.openFor("bea"));
  }

  @Test
  void each_decision_is_kept_with_its_reason_also_that_of_showing_a_thread_again() {
    decide(true, "rude");
    decide(true, "very rude");
    decide(false, "the author took it out");
    reports.report(thread.id(), "cem", "still rude");
    decide(false, "it is fine now");

    var page = people.member("bea").get(path()).expect(200).json();

    assertThat(page.get("next_cursor").isNull()).isTrue();
    assertThat(page.get("decisions"))
        .extracting(
            each -> each.get("hidden").booleanValue() + " " + each.get("reason").textValue())
        .containsExactly(
            "false it is fine now", "false the author took it out", "true very rude", "true rude");
    var newest = page.at("/decisions/0");
    assertThat(newest.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("hidden", "reason", "moderator", "decided_at");
    assertThat(newest.get("moderator").textValue()).isEqualTo("bea");
  }

  @Test
  void a_decision_that_changes_nothing_is_not_kept() {
    decide(false, "it is fine");
    decide(true, "rude");
    decide(true, "rude");

    assertThat(people.admin().get(path()).expect(200).json().get("decisions")).hasSize(1);
  }

  @Test
  void pages_of_decisions_follow_each_other() {
    decide(true, "rude");
    decide(false, "fine");

    var first = people.admin().get(path() + "?limit=1").expect(200).json();
    var next = first.get("next_cursor").textValue();
    var second = people.admin().get(path() + "?limit=1&cursor=" + next).expect(200).json();

    assertThat(reasons(first)).containsExactly("fine");
    assertThat(reasons(second)).containsExactly("rude");
    assertThat(second.get("next_cursor").isNull()).isTrue();
  }

  @Test
  void only_moderators_of_the_thread_read_its_decisions() {
    cycles.openFor("cem");
    decide(true, "rude");

    people.member("cem").get(path()).expect(403);
    people.member("ade").get(path()).expect(403);
    people.service("feed").get(path()).expect(403);
    people.nobody().get(path()).expect(401);
    people.admin().get("/threads/9223372036854775807/decisions").expect(404);
  }

  private void decide(boolean hidden, String reason) {
    people
        .member("bea")
        .put("/threads/" + thread.id() + "/visibility", Map.of("hidden", hidden, "reason", reason))
        .expect(200);
  }

  private static Iterable<String> reasons(JsonNode page) {
    return StreamSupport.stream(page.get("decisions").spliterator(), false)
        .map(each -> each.get("reason").textValue())
        .toList();
  }

  private String path() {
    return "/threads/" + thread.id() + "/decisions";
  }
}
