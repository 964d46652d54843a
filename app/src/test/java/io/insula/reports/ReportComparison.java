package io.insula.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the newest report on a cycle with the responses of the routes of cycles: all numbers of
 * the workbook and of the CSV files.
 */
final class ReportComparison {
  static final List<String> SHEETS =
      List.of(
          "overview",
          "participation",
          "proposals",
          "costs",
          "results",
          "trace",
          "ties",
          "ballots",
          "manifest");

  private final ApiClient reports;
  private final ApiClient cycles;
  private final long cycleId;
  private final DownloadedReport report;

  /**
   * @param reports the client of an admin of the server that made the report
   * @param cycles the client of an admin of the server that has the cycle
   */
  ReportComparison(ApiClient reports, ApiClient cycles, long cycleId) {
    this.reports = reports;
    this.cycles = cycles;
    this.cycleId = cycleId;
    this.report = DownloadedReport.of(reports, cycleId);
  }

  /** Checks the report on a cycle whose vote is counted. */
  void assertCounted() {
    var results = cycles.get(path() + "/results").expect(200).json();
    var expected = new ExpectedRows(proposals(), results);
    assertFiles();
    assertRows("proposals", expected.proposalRows());
    assertRows("results", expected.resultRows());
    assertRows("trace", expected.trace());
    assertRows("ties", expected.ties());
    assertRows("costs", expected.costs());
    assertRows("participation", expected.participation());
    assertRows("ballots", expected.ballots());
    var overview = ExpectedOverview.of(proposals(), results, cycle());
    assertOverview(overview);
    ExpectedOverview.lines(overview).forEach(this::assertLine);
  }

  /** Checks the report on a cycle whose vote is open: it shows the turnout, but no votes. */
  void assertOpen() {
    assertFiles();
    assertRows("proposals", new ExpectedRows(proposals(), cycle()).proposalRows());
    for (var sheet : List.of("results", "trace", "ties", "ballots")) {
      assertThat(report.workbookRows(sheet)).as(sheet).isEmpty();
    }
    for (var row : report.workbookRows("costs")) {
      assertThat(row).containsEntry("votes", "").containsEntry("funded", "");
    }
    var turnout = cycle().required("turnout");
    assertThat(report.workbookRows("participation"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry(
                        "eligible", ComparableTextConverter.of(turnout.required("eligible")))
                    .containsEntry("voted", ComparableTextConverter.of(turnout.required("voted"))));
    assertOverview(ExpectedOverview.ofOpen(proposals(), cycle()));
  }

  /**
   * Checks that each CSV file equals its sheet of the workbook and has the checksum of the
   * manifest.
   */
  private void assertFiles() {
    assertThat(report.csv().keySet()).containsExactlyElementsOf(SHEETS);
    var manifest = new HashMap<String, String>();
    report.csvRows("manifest").forEach(row -> manifest.put(row.get("key"), row.get("value")));
    assertThat(manifest)
        .containsEntry("cycle_id", Long.toString(cycleId))
        .containsEntry(
            "cycle_name", ComparableTextConverter.guarded(cycle().required("name").textValue()));
    for (var sheet : SHEETS) {
      var alone = reports.get("/reports/cycles/%d.csv?sheet=%s".formatted(cycleId, sheet));
      assertThat(alone.expect(200).body().getBytes(StandardCharsets.UTF_8))
          .as(sheet)
          .isEqualTo(report.csv().get(sheet));
      if (!sheet.equals("overview") && !sheet.equals("manifest")) {
        assertThat(report.workbookRows(sheet)).as(sheet).isEqualTo(csvRows(sheet));
      }
      if (!sheet.equals("manifest")) {
        assertThat(manifest)
            .containsEntry(sheet + "_sha256", sha256(report.csv().get(sheet)))
            .containsEntry(sheet + "_rows", Integer.toString(report.csvRows(sheet).size()));
      }
    }
    assertManifest(manifest);
  }

  /**
   * Checks that the workbook has the same manifest, except for the time, which is a number there.
   */
  private void assertManifest(Map<String, String> csv) {
    var rows = report.workbookRows("manifest");
    assertThat(rows).hasSize(csv.size());
    for (var row : rows) {
      if (!row.get("key").equals("data_at")) {
        assertThat(csv)
            .containsEntry(row.get("key"), ComparableTextConverter.guarded(row.get("value")));
      }
    }
  }

  private List<Map<String, String>> csvRows(String sheet) {
    return report.csvRows(sheet).stream().map(ReportComparison::ofCsv).toList();
  }

  private static Map<String, String> ofCsv(Map<String, String> row) {
    var same = new LinkedHashMap<String, String>();
    row.forEach((column, cell) -> same.put(column, ComparableTextConverter.ofCsv(cell)));
    return same;
  }

  private void assertRows(String sheet, List<Map<String, String>> expected) {
    assertThat(report.workbookRows(sheet)).as(sheet).isEqualTo(expected);
  }

  private void assertOverview(Map<String, String> expected) {
    var found = new LinkedHashMap<String, String>();
    report
        .csvRows("overview")
        .forEach(
            row -> found.put(row.get("measure"), ComparableTextConverter.ofCsv(row.get("value"))));
    // The routes do not state the time of the count.
    found.remove("counted_at");
    assertThat(found).isEqualTo(expected);
  }

  private void assertLine(String label, String value) {
    assertThat(
            report.workbook().get("Overview").stream()
                .filter(row -> row.size() > 1 && isCalled(row.getFirst(), label))
                // A heading can have the same text as a label, but has no value.
                .filter(row -> !row.get(1).isEmpty())
                .map(row -> row.get(1)))
        .as(label)
        .first()
        .isEqualTo(value.isEmpty() ? "–" : value);
  }

  /**
   * Returns whether a text of the workbook is this label. The labels of amounts end with the
   * currency.
   */
  private static boolean isCalled(String found, String label) {
    return found.equals(label) || found.startsWith(label + " (");
  }

  private String path() {
    return "/cycles/" + cycleId;
  }

  private JsonNode cycle() {
    return cycles.get(path()).expect(200).json();
  }

  private List<JsonNode> proposals() {
    var all = new ArrayList<JsonNode>();
    for (var query = "?limit=200"; ; ) {
      var page = cycles.get(path() + "/proposals" + query).expect(200).json();
      page.required("proposals").forEach(all::add);
      if (page.required("next_cursor").isNull()) {
        return all;
      }
      query = "?limit=200&cursor=" + page.required("next_cursor").textValue();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
