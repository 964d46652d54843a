package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static io.insula.reporting.internal.google.TestReports.row;
import static io.insula.reporting.internal.google.TestReports.sheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.cycles.CyclePhase;
import io.insula.reporting.internal.FakeCycles;
import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishTest {
  private FakeGoogle google;
  private SpreadsheetTestServer server;
  private long cycles;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    server =
        SpreadsheetTestServer.start(google, google.addSpreadsheet("Template", "Results", "charts"));
  }

  @AfterAll
  void stop() {
    server.close();
    google.close();
  }

  private long newCycle() {
    return ++cycles;
  }

  @Test
  void a_copy_of_the_template_shows_the_values_of_the_report() {
    var cycle = newCycle();
    var values =
        sheet(
            "results",
            3,
            row("text", 7L, new BigDecimal("0.25")),
            row(true, null, Instant.parse("2026-11-28T10:00:00Z")));

    var id = server.publish(TestReports.of(cycle, values));

    assertThat(google.name(id)).isEqualTo("Cycle " + cycle);
    assertThat(google.properties(id)).containsEntry("insula_cycle", Long.toString(cycle));
    assertThat(google.shown(id).get("Results"))
        .containsExactly(
            List.of("A", "B", "C"),
            List.of("text", 7.0, 0.25),
            List.of(true, "", "2026-11-28T10:00:00Z"));
    assertThat(google.titles(id)).containsExactly("Results", "charts");
  }

  @Test
  void a_refresh_replaces_all_values_and_leaves_no_old_row_and_no_additional_cell() {
    var cycle = newCycle();
    server.publish(TestReports.of(cycle, numbered("Results", 500, "old")));

    var id = server.publish(TestReports.of(cycle, numbered("Results", 3, "new")));

    assertThat(google.size(id, "Results")).isEqualTo("4 x 2");
    assertThat(google.shown(id).get("Results"))
        .containsExactly(
            List.of("A", "B"), List.of(1.0, "new 1"), List.of(2.0, "new 2"), List.of(3.0, "new 3"));
  }

  @Test
  void tabs_stay_the_same_so_that_charts_of_the_template_refer_to_the_new_values() {
    var cycle = newCycle();
    var id = server.publish(TestReports.of(cycle, numbered("Results", 3, "old")));
    var before = google.tabIds(id);

    server.publish(TestReports.of(cycle, numbered("Results", 9, "new")));

    assertThat(google.tabIds(id)).isEqualTo(before);
    assertThat(google.shown(id).get("charts")).contains(List.of("sample heading"));
  }

  @Test
  void the_second_row_of_the_template_decides_the_format_of_all_rows() {
    var id = server.publish(TestReports.of(newCycle(), numbered("Results", 3, "row")));

    for (var row = 1; row <= 3; row++) {
      assertThat(google.format(id, "Results", row, 0)).isEqualTo("a format");
    }
    assertThat(google.format(id, "Results", 0, 0)).isNull();
  }

  @Test
  void a_sheet_that_the_template_lacks_gets_a_tab_which_the_next_refresh_keeps() {
    var cycle = newCycle();
    var id = server.publish(TestReports.of(cycle, numbered("ties", 2, "old")));
    var before = google.tabIds(id);

    server.publish(TestReports.of(cycle, numbered("ties", 1, "new")));

    assertThat(google.titles(id)).containsExactly("Results", "charts", "ties");
    assertThat(google.tabIds(id)).isEqualTo(before);
    assertThat(google.shown(id).get("ties"))
        .containsExactly(List.of("A", "B"), List.of(1.0, "new 1"));
  }

  @Test
  void a_text_that_begins_like_a_formula_stays_a_text() {
    var formula = "=HYPERLINK(\"http://example.org\", \"here\")";

    var id = server.publish(TestReports.of(newCycle(), sheet("Results", 2, row(formula, "+1"))));

    assertThat(google.shown(id).get("Results").get(1)).isEqualTo(List.of(formula, "+1"));
  }

  @Test
  void emoji_and_right_to_left_texts_and_line_breaks_arrive() {
    var id =
        server.publish(
            TestReports.of(
                newCycle(),
                sheet("Results", 3, row("🏳️‍🌈 Łódź", "حديقة عامة", "one\r\ntwo\rthree\u0000"))));

    assertThat(google.shown(id).get("Results").get(1))
        .isEqualTo(List.of("🏳️‍🌈 Łódź", "حديقة عامة", "one\ntwo\nthree\ufffd"));
  }

  @Test
  void a_sheet_without_rows_shows_only_its_heading() {
    var id = server.publish(TestReports.of(newCycle(), sheet("Results", 2)));

    assertThat(google.shown(id).get("Results")).containsExactly(List.of("A", "B"));
    assertThat(google.size(id, "Results")).isEqualTo("2 x 2");
  }

  @Test
  void empty_rows_and_values_at_the_end_do_not_count_as_a_difference() {
    var id =
        server.publish(
            TestReports.of(
                newCycle(), sheet("Results", 3, row("a", null, null), row(null, "", null))));

    assertThat(google.shown(id).get("Results"))
        .containsExactly(List.of("A", "B", "C"), List.of("a"));
    assertThat(google.size(id, "Results")).isEqualTo("3 x 3");
  }

  @Test
  void a_whole_number_that_google_would_round_is_a_text() {
    var id =
        server.publish(
            TestReports.of(newCycle(), sheet("Results", 2, row(9007199254740993L, 1L << 53))));

    assertThat(google.shown(id).get("Results").get(1))
        .isEqualTo(List.of("9007199254740993", 9007199254740992.0));
  }

  @Test
  void a_large_sheet_is_sent_in_batches_below_two_megabytes_and_small_ones_share_a_batch() {
    var before = google.requests().size();

    var id =
        server.publish(
            TestReports.of(
                newCycle(),
                numbered("one", 10, "x"),
                numbered("Results", 5000, "ż".repeat(400)),
                numbered("two", 10, "x")));

    assertThat(google.shown(id).get("Results")).hasSize(5001);
    assertThat(
            google.requests().stream()
                .skip(before)
                .filter(each -> each.endsWith("values:batchUpdate")))
        .hasSize(3);
    assertThat(google.largestBody()).isBetween(1_000_000, 2_000_000);
  }

  @Test
  void the_count_of_a_vote_that_was_opened_again_meanwhile_is_not_shown() {
    var cycle = newCycle();
    var id = server.publish(TestReports.of(cycle, numbered("Results", 3, "turnout")));
    var shown = google.shown(id);
    server.bean(FakeCycles.class).put(List.of(TestReports.head(cycle, CyclePhase.VOTING)));
    var counted =
        new Report(
            TestReports.head(cycle, CyclePhase.IMPLEMENTATION),
            List.of(numbered("Results", 9, "count")));

    assertThatThrownBy(() -> server.publish(counted))
        .isInstanceOfSatisfying(
            ReportFailedException.class, failure -> assertThat(failure.isTransient()).isTrue())
        .hasMessageContaining("opened again");

    assertThat(google.shown(id)).isEqualTo(shown);
    server.bean(FakeCycles.class).put(List.of(counted.head()));
    server.publish(counted);
    assertThat(google.shown(id).get("Results")).hasSize(10);
  }

  @Test
  void the_hidden_tabs_of_killed_attempts_are_deleted() {
    var cycle = newCycle();
    var id = server.publish(TestReports.of(cycle, numbered("Results", 3, "old")));
    google.addTab(id, "insula-staging 0 Results", 5, 5);
    google.addTab(id, "insula-staging 99 ties", 5, 5);

    server.publish(TestReports.of(cycle, numbered("Results", 3, "new")));

    assertThat(google.titles(id)).containsExactly("Results", "charts");
  }

  @Test
  void a_small_report_needs_three_writes_and_three_reads() {
    var cycle = newCycle();
    server.publish(TestReports.of(cycle, numbered("Results", 3, "old"), numbered("ties", 1, "x")));
    var before = google.requests().size();

    server.publish(TestReports.of(cycle, numbered("Results", 4, "new"), numbered("ties", 1, "x")));

    var sheets =
        google.requests().stream().skip(before).filter(each -> each.contains("/v4/")).toList();
    assertThat(sheets).filteredOn(each -> each.startsWith("POST")).hasSize(3);
    assertThat(sheets).filteredOn(each -> each.startsWith("GET")).hasSize(3);
  }
}
