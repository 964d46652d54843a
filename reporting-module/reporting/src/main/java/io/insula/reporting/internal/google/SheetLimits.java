package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The limits of a Google spreadsheet, checked before anything is written. */
final class SheetLimits {
  static final long MAX_CELLS = 10_000_000;
  static final int MAX_TEXT_LENGTH = 50_000;
  private static final int ROWS_PER_HEARTBEAT = 1000;

  private SheetLimits() {}

  /**
   * Checks a report before the first request to Google.
   *
   * @throws ReportFailedException if the report does not fit into an empty spreadsheet, or a text
   *     is too long for a cell
   */
  static void check(Report report, Runnable heartbeat) {
    var cells = cells(report.sheets());
    requireFreeCells(0, cells, cells);
    report.sheets().forEach(sheet -> checkTexts(sheet, heartbeat));
  }

  /**
   * Checks whether a report fits into a spreadsheet next to the existing tabs. During the write,
   * each sheet exists twice.
   *
   * @throws ReportFailedException if the report does not fit
   */
  static void check(List<Tab> tabs, List<ReportSheet> sheets) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sheets.stream().map(ReportSheet::name).forEach(names::add);
    Predicate<Tab> isReplaced = tab -> names.contains(tab.title());
    var report = cells(sheets);
    var shown = Math.max(report, cells(tabs, isReplaced));
    requireFreeCells(cells(tabs, isReplaced.negate()), shown, report);
  }

  private static long cells(List<ReportSheet> sheets) {
    return sheets.stream().mapToLong(StagedSheet::cellsOf).sum();
  }

  /**
   * Counts the cells of tabs. Leaves out the hidden tabs of earlier attempts, which are deleted
   * first.
   */
  private static long cells(List<Tab> tabs, Predicate<Tab> counted) {
    return tabs.stream()
        .filter(tab -> !tab.isStaging())
        .filter(counted)
        .mapToLong(Tab::cells)
        .sum();
  }

  private static void requireFreeCells(long others, long shown, long report) {
    if (others + shown + report > MAX_CELLS) {
      throw new ReportFailedException(
          "While the report is written, the spreadsheet holds the %d new cells of the report, the %d cells that it shows until then, and the %d cells of other tabs. These are more than the 10 million cells that a Google spreadsheet can hold. The workbook and the CSV files hold the whole report."
              .formatted(report, shown, others),
          false,
          null);
    }
  }

  private static void checkTexts(ReportSheet sheet, Runnable heartbeat) {
    try (var rows = sheet.rows().get()) {
      var number = 1L;
      for (var iterator = rows.iterator(); iterator.hasNext(); number++) {
        checkRow(sheet, number, iterator.next());
        if (number % ROWS_PER_HEARTBEAT == 0) {
          heartbeat.run();
        }
      }
    }
  }

  private static void checkRow(ReportSheet sheet, long number, List<@Nullable Object> row) {
    for (var column = 0; column < row.size(); column++) {
      if (row.get(column) instanceof String text && text.length() > MAX_TEXT_LENGTH) {
        throw new ReportFailedException(
            "Row %d of the sheet \"%s\" has %d characters in the column \"%s\"; a cell of a Google spreadsheet can hold 50,000. So the report is not written to Google Sheets."
                .formatted(
                    number, sheet.name(), text.length(), sheet.columns().get(column).heading()),
            false,
            null);
      }
    }
  }
}
