package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.google.fake.Fault;
import io.insula.reporting.internal.google.fake.Fault.Kind;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleFaultsTest {
  private static final String SHEETS = "/v4/spreadsheets/";

  private static final String READ_TIMEOUT = "insula.reporting.google.read-timeout";

  private FakeGoogle google;
  private String template;
  private SpreadsheetTestServer server;
  private long cycles = 1000;
  private final Report report = TestReports.of(1, numbered("results", 2, "row"));

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    template = google.addSpreadsheet("Template", "results");
    server = SpreadsheetTestServer.start(google, template, Map.of(READ_TIMEOUT, "300ms"));
    server.publish(TestReports.of(1, numbered("results", 1, "so that there is an access token")));
  }

  @BeforeEach
  void reset() {
    google.reset();
    server.reset();
  }

  @AfterAll
  void stop() {
    server.close();
    google.close();
  }

  private void assertPublished() {
    var id = server.publish(report);
    assertThat(google.shown(id).get("results"))
        .containsExactly(List.of("A", "B"), List.of(1.0, "row 1"), List.of(2.0, "row 2"));
    assertThat(google.titles(id)).containsExactly("results");
    assertThat(google.marked()).containsExactly(id);
  }

  private static Predicate<String> of(String end) {
    return request -> request.endsWith(end);
  }

  private long count(String end) {
    return google.requests().stream().filter(of(end)).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void a_temporary_error_is_retried_up_to_five_times_with_growing_waits(int status) {
    google.faults().when(of(":batchUpdate"), 5, Fault.answer(status));

    assertPublished();

    var waits = server.bean(InstantSleeper.class).kept();
    assertThat(waits).hasSize(5);
    for (var i = 0; i < 5; i++) {
      assertThat(waits.get(i))
          .isBetween(Duration.ofMillis(500L << i), Duration.ofMillis(1000L << i));
    }
  }

  @Test
  void after_six_failed_tries_the_attempt_fails_and_a_later_one_can_succeed() {
    google.faults().when(of(":batchUpdate"), 6, Fault.answer(429));

    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageContaining("429")
        .hasMessageContaining("6 times");
    assertPublished();
  }

  @Test
  void a_retry_waits_as_long_as_google_requests() {
    google.faults().when(of(":batchUpdate"), 1, Fault.answerLater(429, "40"));

    assertPublished();

    assertThat(server.bean(InstantSleeper.class).kept().getFirst())
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(41));
  }

  @Test
  void a_requested_wait_of_more_than_two_minutes_ends_the_attempt() {
    google.faults().when(of(":batchUpdate"), 1, Fault.answerLater(503, "3600"));

    assertThatThrownBy(() -> server.publish(report)).isInstanceOf(ReportFailedException.class);
    assertThat(count(":batchUpdate")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"HANG", "CUT_BEFORE", "CUT_AFTER"})
  void a_request_without_a_response_is_retried_whatever_its_kind(Kind kind) {
    server.publish(report);
    var requests = google.requests().size();
    server.publish(report);
    var each = google.requests().size() - requests;

    for (var position = 0; position < each; position++) {
      google.faults().clear();
      google.faults().after(position, Fault.of(kind));
      assertPublished();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"HANG", "CUT_AFTER"})
  void tabs_that_the_template_lacks_are_shown_even_if_any_answer_is_lost(Kind kind) {
    // A request that hangs changes nothing at Google, so one template is enough for this kind of
    // fault.
    for (var given : kind == Kind.HANG ? List.of("other") : List.of("other", "results")) {
      var requests = google.requests().size();
      server.publish(withMore(100, given));
      var each = google.requests().size() - requests;

      for (var position = 0; position < each; position++) {
        google.faults().clear();
        google.faults().after(position, Fault.of(kind));
        var id = server.publish(withMore(++cycles, given));

        assertThat(google.shown(id).get(given)).hasSize(3);
        assertThat(google.shown(id).get("more")).hasSize(4);
        assertThat(new HashSet<>(google.titles(id)))
            .isEqualTo(new HashSet<>(List.of("results", given, "more")));
      }
      google.faults().clear();
    }
  }

  private static Report withMore(long cycle, String given) {
    return TestReports.of(cycle, numbered(given, 2, "row"), numbered("more", 3, "row"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/copy", "/files", "values:batchUpdate", "values:batchGet", ":batchUpdate"})
  void an_answer_that_is_not_json_gives_a_clear_error_and_the_next_attempt_succeeds(String end) {
    google.faults().when(of(end), 1, Fault.of(Kind.MALFORMED));

    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageContaining("not valid JSON");

    assertPublished();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rateLimitExceeded", "userRateLimitExceeded"})
  void a_request_is_retried_after_google_drive_limits_the_rate(String reason) {
    google.faults().when(of("/copy"), 5, Fault.answer(403, reason));

    assertPublished();

    assertThat(server.bean(InstantSleeper.class).kept()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/files", "/copy"})
  void a_task_that_google_refuses_is_not_retried(String end) {
    for (var refusal :
        List.of(Fault.answer(400), Fault.answer(404), Fault.answer(403, "dailyLimitExceeded"))) {
      google.faults().when(of(end), 1, refusal);

      assertThatThrownBy(() -> server.publish(report))
          .isInstanceOfSatisfying(
              ReportFailedException.class, failure -> assertThat(failure.isTransient()).isFalse());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void another_attempt_reads_tabs_again_that_a_user_changed_meanwhile(int status) {
    google.faults().when(of("values:batchUpdate"), 1, Fault.answer(status));

    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageContaining("meanwhile")
        .hasMessageNotContaining("template");
  }

  @Test
  void if_google_does_not_answer_the_error_says_so() {
    google.faults().when(of("/files"), 6, Fault.of(Kind.HANG));

    assertThatThrownBy(() -> server.publish(report))
        .hasMessageContaining("could not be reached to search for the spreadsheet")
        .hasMessageContaining("it did not answer in time.")
        .hasMessageNotContaining("Exception");
  }

  @Test
  void after_some_failures_in_a_row_no_request_is_sent_to_google_for_a_while() {
    google.faults().when(of(":batchUpdate"), 18, Fault.answer(503));
    for (var failure = 0; failure < 3; failure++) {
      assertThatThrownBy(() -> server.publish(report)).hasMessageContaining("503");
    }
    var requests = google.requests().size();

    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageContaining("3 times in a row");
    assertThat(google.requests()).hasSize(requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 410, 412})
  void other_refusals_are_not_retried(int status) {
    google.faults().when(of(":batchUpdate"), 1, Fault.answer(status));

    assertThatThrownBy(() -> server.publish(report)).isInstanceOf(ReportFailedException.class);

    assertThat(count(":batchUpdate")).isEqualTo(1);
    assertThat(server.bean(InstantSleeper.class).kept()).isEmpty();
  }

  @Test
  void the_error_of_a_missing_permission_states_who_must_share_what_with_whom() {
    google.faults().when(each -> each.contains(SHEETS), 1, Fault.answer(403, "forbidden"));

    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isFalse())
        .hasMessageContaining("must share them with the service account " + FakeGoogle.ACCOUNT);
  }

  @Test
  void the_errors_of_a_disabled_api_and_of_a_full_drive_say_what_to_do() {
    google.faults().when(of("/copy"), 1, Fault.answer(403, "storageQuotaExceeded"));

    assertThatThrownBy(() -> server.publish(report))
        .hasMessageContaining("INSULA_REPORTING_GOOGLE_FOLDER_ID");
    google.faults().when(of("/files"), 1, Fault.answer(403, "accessNotConfigured"));
    assertThatThrownBy(() -> server.publish(report))
        .hasMessageContaining("Enable the Google Sheets API")
        .hasMessageContaining("fake-project");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/files", "/copy", ":batchUpdate"})
  void a_redirect_is_refused_and_the_other_host_sees_nothing(String end) {
    try (var other = FakeGoogle.start()) {
      google.faults().when(of(end), 1, Fault.redirect(other.rootUrl()));

      assertThatThrownBy(() -> server.publish(report))
          .isInstanceOf(ReportFailedException.class)
          .hasMessageContaining("redirect");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void values_that_differ_when_they_are_read_back_are_not_shown() {
    var id = server.publish(report);
    var old = google.shown(id);
    google
        .faults()
        .when(
            request -> {
              if (request.endsWith("values:batchGet")) {
                google.titles(id).stream()
                    .filter(title -> title.startsWith("insula-staging"))
                    .forEach(title -> google.set(id, title, 2, 1, "somebody else"));
              }
              return false;
            },
            1,
            Fault.answer(500));

    assertThatThrownBy(() -> server.publish(TestReports.of(1, numbered("results", 3, "new"))))
        .isInstanceOf(ReportFailedException.class)
        .hasMessageContaining("Row 3 of the sheet \"results\"");
    assertThat(google.shown(id)).isEqualTo(old);
  }

  @Test
  void the_task_sends_a_heartbeat_every_second_while_google_is_slow() {
    try (var other =
        SpreadsheetTestServer.start(google, template, Map.of(READ_TIMEOUT, "2500ms"))) {
      other.publish(report);
      var undisturbed = FakeGoogleAttemptContext.of(1);
      other.publish(report, undisturbed);
      var slowed = FakeGoogleAttemptContext.of(1);
      google.faults().when(of("values:batchGet"), 1, Fault.of(Kind.HANG));

      other.publish(report, slowed);

      // The task sends two heartbeats while it waits for the response, one before the retry, and
      // one with the retry.
      assertThat(slowed.beats() - undisturbed.beats()).isGreaterThanOrEqualTo(4);
    }
  }
}
