package io.insula.reporting.internal.google;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import io.insula.reporting.internal.sheets.ReportSheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes reports for the tests of spreadsheets. */
final class TestReports {
  private TestReports() {}

  static Report of(long cycleId, ReportSheet... sheets) {
    return of(cycleId, List.of(), sheets);
  }

  static Report of(long cycleId, List<String> admins, ReportSheet... sheets) {
    return new Report(head(cycleId, CyclePhase.values()[0], admins), List.of(sheets));
  }

  static SnapshotHead head(long cycleId, CyclePhase phase) {
    return head(cycleId, phase, List.of());
  }

  private static SnapshotHead head(long cycleId, CyclePhase phase, List<String> admins) {
    var cycle =
        new Cycle(
            cycleId,
            "Cycle " + cycleId,
            "PLN",
            null,
            null,
            BigDecimal.valueOf(1000),
            "approval",
            phase,
            false,
            Instant.EPOCH,
            null,
            0,
            "r1",
            admins);
    return new SnapshotHead(cycle, Instant.EPOCH, null, null, null);
  }

  /** Returns a sheet with the headings A, B and so on. */
  @SafeVarargs
  static ReportSheet sheet(String name, int columns, List<@Nullable Object>... rows) {
    var all = Arrays.asList(rows);
    return new ReportSheet(name, columns(columns), all.size(), all::stream);
  }

  static List<ReportColumn> columns(int count) {
    var columns = new ArrayList<ReportColumn>();
    for (var i = 0; i < count; i++) {
      var letter = String.valueOf((char) ('A' + i));
      columns.add(new ReportColumn(letter.toLowerCase(java.util.Locale.ROOT), letter, Kind.ANY));
    }
    return columns;
  }

  /** Returns a sheet whose rows have a number and a text. */
  static ReportSheet numbered(String name, long rows, String text) {
    return new ReportSheet(
        name,
        columns(2),
        rows,
        () -> LongStream.rangeClosed(1, rows).mapToObj(row -> row(row, text + " " + row)));
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }
}
