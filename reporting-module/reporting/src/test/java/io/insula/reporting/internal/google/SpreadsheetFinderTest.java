package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.google.fake.Fault;
import io.insula.reporting.internal.google.fake.Fault.Kind;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpreadsheetFinderTest {
  private FakeGoogle google;
  private String template;
  private SpreadsheetTestServer server;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    template = google.addSpreadsheet("Template", "results");
    server = SpreadsheetTestServer.start(google, template);
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

  private static Report report(long cycle) {
    return TestReports.of(cycle, numbered("results", 2, "row"));
  }

  private void forgetAll() {
    server
        .bean(Jdbi.class)
        .useHandle(
            handle -> handle.execute("UPDATE reporting.spreadsheet SET spreadsheet_id = NULL"));
  }

  @Test
  void each_cycle_has_one_spreadsheet_which_is_used_again() {
    var one = server.publish(report(1));
    var two = server.publish(report(2));

    assertThat(server.publish(report(1))).isEqualTo(one);
    assertThat(google.marked()).containsExactly(one, two);
  }

  @Test
  void a_spreadsheet_whose_id_is_not_stored_is_found_by_its_mark() {
    var id = server.publish(report(1));
    forgetAll();

    assertThat(server.publish(report(1))).isEqualTo(id);
    assertThat(google.marked()).containsExactly(id);
  }

  @Test
  void if_two_spreadsheets_have_the_mark_only_the_oldest_is_updated() {
    var id = server.publish(report(1));
    var other = google.duplicate(id);
    forgetAll();

    assertThat(server.publish(TestReports.of(1, numbered("results", 1, "new")))).isEqualTo(id);
    assertThat(google.marked()).containsExactly(id, other);
    assertThat(google.shown(other).get("results")).contains(List.of(2.0, "row 2"));
  }

  @Test
  void two_installations_with_the_same_account_do_not_take_each_others_spreadsheets() {
    var id = server.publish(report(1));

    try (var other = SpreadsheetTestServer.start(google, template)) {
      assertThat(other.publish(report(1))).isNotEqualTo(id);
    }
    assertThat(google.marked()).hasSize(2);
  }

  @Test
  void a_spreadsheet_that_was_deleted_or_put_into_the_bin_is_made_again() {
    var first = server.publish(report(1));
    google.remove(first);
    var second = server.publish(report(1));
    google.trash(second);
    var third = server.publish(report(1));

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(google.marked()).containsExactly(third);
  }

  @Test
  void a_copy_whose_answer_was_lost_is_found_and_not_made_again() {
    google.faults().when(each -> each.endsWith("/copy"), 1, Fault.of(Kind.CUT_AFTER));

    var id = server.publish(report(1));

    assertThat(google.marked()).containsExactly(id);
  }

  @Test
  void a_copy_with_unknown_outcome_is_searched_for_until_the_search_must_find_it() {
    google.faults().when(each -> each.endsWith("/copy"), 1, Fault.of(Kind.CUT_BEFORE));

    var id = server.publish(report(1));

    assertThat(google.marked()).containsExactly(id);
    assertThat(google.requests()).filteredOn("GET /drive/v3/files"::equals).hasSize(5);
    assertThat(server.bean(InstantSleeper.class).kept()).hasSize(4);
  }

  @Test
  void a_copy_that_google_makes_after_the_read_timeout_is_found_and_not_made_again() {
    var soon = Map.<String, Object>of("insula.reporting.google.read-timeout", "2s");
    try (var other = SpreadsheetTestServer.start(google, template, soon)) {
      google.searchFallsBehind();
      google.faults().when(each -> each.endsWith("/copy"), 1, Fault.of(Kind.DONE_LATE));
      other.bean(InstantSleeper.class).meanwhile(() -> finishCopy(other));
      var slow = CompletableFuture.runAsync(() -> letPassDuringTheCopy(other));

      var id = other.publish(report(1));

      slow.join();
      google.doLate();
      assertThat(google.marked()).containsExactly(id);
    }
  }

  @Test
  void a_copy_that_google_makes_after_the_death_of_its_process_is_found_and_not_made_again() {
    google.searchFallsBehind();
    google.faults().when(each -> each.endsWith("/copy"), 1, Fault.of(Kind.DONE_LATE));
    var killed = new FakeGoogleAttemptContext(1, () -> google.late() == 1);
    assertThatThrownBy(() -> server.publish(report(1), killed))
        .isInstanceOf(AttemptEndedException.class);
    letPassDuringTheCopy(server);
    server.bean(InstantSleeper.class).reset();
    server.bean(InstantSleeper.class).meanwhile(() -> finishCopy(server));

    var id = server.publish(report(1));

    google.doLate();
    assertThat(google.marked()).containsExactly(id);
  }

  /**
   * Makes the stored time of the request for a copy 20 seconds earlier, as if this time had passed.
   */
  private void letPassDuringTheCopy(SpreadsheetTestServer server) {
    await().until(() -> google.late() == 1);
    server
        .bean(Jdbi.class)
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE reporting.spreadsheet SET copy_asked_at = copy_asked_at - interval '20"
                        + " s'"));
  }

  /**
   * Makes Google finish the copy after the client has waited ten seconds in total, and find it in
   * searches after twenty seconds.
   */
  private void finishCopy(SpreadsheetTestServer server) {
    var waited = server.bean(InstantSleeper.class).total();
    if (waited.toSeconds() >= 10) {
      google.doLate();
    }
    if (waited.toSeconds() >= 20) {
      google.searchCatchesUp();
    }
  }

  @Test
  void after_a_copy_was_refused_by_a_rate_limit_no_copy_is_searched_for() {
    google.faults().when(each -> each.endsWith("/copy"), 1, Fault.answer(429));

    server.publish(report(1));

    assertThat(google.requests()).filteredOn("GET /drive/v3/files"::equals).hasSize(2);
  }

  @Test
  void an_invisible_template_fails_with_an_error_that_states_what_to_share_with_whom() {
    try (var other = SpreadsheetTestServer.start(google, "another-template")) {
      assertThatThrownBy(() -> other.publish(report(1)))
          .isInstanceOfSatisfying(
              ReportFailedException.class, failure -> assertThat(failure.isTransient()).isFalse())
          .hasMessageContaining("Share the template another-template")
          .hasMessageContaining(FakeGoogle.ACCOUNT);
    }
  }

  @Test
  void copies_go_into_the_folder_that_is_configured() {
    var folder = Map.<String, Object>of("insula.reporting.google.folder-id", "a-folder");
    try (var other = SpreadsheetTestServer.start(google, template, folder)) {
      assertThat(google.parents(other.publish(report(1)))).containsExactly("a-folder");
    }
  }
}
