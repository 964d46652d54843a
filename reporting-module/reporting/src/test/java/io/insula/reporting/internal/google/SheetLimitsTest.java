package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static io.insula.reporting.internal.google.TestReports.row;
import static io.insula.reporting.internal.google.TestReports.sheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetLimitsTest {
  private FakeGoogle google;
  private SpreadsheetTestServer server;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    server = SpreadsheetTestServer.start(google, google.addSpreadsheet("Template", "results"));
  }

  @AfterAll
  void stop() {
    server.close();
    google.close();
  }

  private void assertRefused(Report report, String... words) {
    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isFalse())
        .message()
        .contains(words);
  }

  @Test
  void a_report_with_too_many_cells_is_refused_before_any_request_to_google() {
    var before = google.requests().size();
    var large = new ReportSheet("results", TestReports.columns(10), 500_000, Stream::empty);

    assertRefused(TestReports.of(1, large), "5000010 cells", "10 million");

    assertThat(google.requests()).hasSize(before);
  }

  @Test
  void a_cell_that_is_too_long_is_refused_before_any_request_to_google() {
    var before = google.requests().size();

    assertRefused(
        TestReports.of(1, sheet("results", 2, row("x", "y"), row("x", "y".repeat(50_001)))),
        "Row 2 of the sheet \"results\" has 50001 characters in the column \"B\"");

    assertThat(google.requests()).hasSize(before);
  }

  @Test
  void the_longest_text_that_google_accepts_arrives() {
    var text = "y".repeat(50_000);

    var id = server.publish(TestReports.of(2, sheet("results", 1, row(text))));

    assertThat(google.shown(id).get("results").get(1)).containsExactly(text);
  }

  @Test
  void cells_of_other_tabs_count_and_a_report_that_does_not_fit_is_not_written() {
    var id = server.publish(TestReports.of(3, numbered("results", 2, "old")));
    google.addTab(id, "somebody's own", 1_000_000, 10);
    var before = google.shown(id);

    assertRefused(
        TestReports.of(3, numbered("results", 3, "new")), "the 10000000 cells of other tabs");

    assertThat(google.shown(id)).isEqualTo(before);
    assertThat(google.titles(id)).containsExactly("results", "somebody's own");
  }

  @Test
  void the_cells_of_tabs_count_until_they_are_replaced() {
    var id = server.publish(TestReports.of(5, numbered("results", 2, "old")));
    google.addTab(id, "somebody's own", 499_998, 10);
    google.addTab(id, "ties", 500_000, 10);
    var before = google.shown(id);

    assertRefused(
        TestReports.of(5, numbered("results", 2, "new"), numbered("ties", 6, "new")),
        "the spreadsheet holds the 20 new cells of the report, the 5000006 cells that it"
            + " shows until then");

    assertThat(google.shown(id)).isEqualTo(before);
    assertThat(google.titles(id)).containsExactly("results", "somebody's own", "ties");
  }

  @Test
  void a_sheet_with_another_number_of_rows_than_it_states_is_not_shown() {
    var id = server.publish(TestReports.of(4, numbered("results", 2, "old")));
    var before = google.shown(id);
    var wrong =
        new ReportSheet("results", TestReports.columns(1), 2, () -> Stream.of(row("only one")));

    assertThatThrownBy(() -> server.publish(TestReports.of(4, wrong)))
        .isInstanceOf(ReportFailedException.class)
        .hasMessageContaining("has 1 rows instead of 2");

    assertThat(google.shown(id)).isEqualTo(before);
  }
}
