package io.insula.threads.internal.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.internal.ThreadsOverHttp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "insula.rate-limits", value = "on")
class ReportRoutesTest {
  private static final Map<String, String> RUDE = Map.of("reason", "rude");

  @Inject ThreadsOverHttp http;
  @Inject Jdbi jdbi;

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
  void each_member_has_one_open_report_on_a_thread() {
    var bea = people.member("bea");
    bea.post(path(), RUDE).expect(204);
    bea.post(path(), Map.of("reason", "still rude")).expect(204);
    people.member("cem").post(path(), Map.of("reason", "spam\nand more")).expect(204);

    assertThat(reasons()).containsExactly("rude", "spam\nand more");
  }

  @Test
  void a_person_can_report_again_after_a_moderator_has_decided() {
    people.member("bea").post(path(), RUDE).expect(204);
    people
        .admin()
        .put("/threads/" + thread.id() + "/visibility", Map.of("hidden", false, "reason", "fine"));

    people.member("bea").post(path(), Map.of("reason", "ruder")).expect(204);

    assertThat(reasons()).containsExactly("rude", "ruder");
  }

  @Test
  void authors_do_not_report_themselves_and_visitors_and_services_do_not_report() {
    var refused = people.member("ade").post(path(), RUDE).expect(403);
    people.nobody().post(path(), RUDE).expect(401);
    people.service("feed").post(path(), RUDE).expect(403);

    assertThat(refused.json().get("detail").textValue())
        .isEqualTo("You cannot report your own thread. You can change its text.");
    assertThat(reasons()).isEmpty();
  }

  @Test
  void a_hidden_thread_gets_no_new_report() {
    people
        .admin()
        .put("/threads/" + thread.id() + "/visibility", Map.of("hidden", true, "reason", "rude"))
        .expect(200);

    people.member("bea").post(path(), RUDE).expect(204);

    assertThat(reasons()).isEmpty();
  }

  @Test
  void reports_have_a_rate_limit() {
    var dan = people.member("dan");
    for (var sent = 0; sent < 10; sent++) {
      dan.post("/threads/" + http.addThread().id() + "/reports", RUDE).expect(204);
    }

    assertThat(dan.post(path(), RUDE).expect(429).header("Retry-After")).isNotNull();
    assertThat(reasons()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                  | reason
          {"reason": null}                    | reason
          {"reason": " \\n "}                 | reason
          {"reason": 5}                       | reason
          {"reason": "a\\u0000b"}             | reason
          {"reason": "a", "reporter": "cem"}  | reporter
          """)
  void a_bad_report_is_refused_with_its_field(String body, String field) {
    var problem =
        people.member("bea").send("POST", path(), "application/json", body.getBytes()).expect(400);

    assertThat(problem.json().at("/errors/0/field").textValue()).isEqualTo(field);
    assertThat(reasons()).isEmpty();
  }

  @Test
  void a_report_needs_an_existing_thread_and_a_reason_of_at_most_two_thousand_characters() {
    var bea = people.member("bea");
    bea.post(path(), Map.of("reason", "x".repeat(2_001))).expect(400);
    bea.post("/threads/9223372036854775807/reports", RUDE).expect(404);

    bea.post(path(), Map.of("reason", "\uD83E\uDD21".repeat(2_000))).expect(204);
    assertThat(reasons()).hasSize(1);
  }

  private String path() {
    return "/threads/" + thread.id() + "/reports";
  }

  private List<String> reasons() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT reason FROM threads.report WHERE thread_id = ? ORDER BY id")
                .bind(0, thread.id())
                .mapTo(String.class)
                .list());
  }
}
