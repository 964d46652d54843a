package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.ReportSheet;

/**
 * A sheet of a report and its staging tab, the hidden tab for its new values.
 *
 * @param tab the tab, with rows for the heading and all rows of the sheet; at least two rows
 */
record StagedSheet(ReportSheet sheet, Tab tab) {
  /**
   * The fewest rows of a staging tab. Google refuses a tab with only frozen rows, so the heading
   * needs a row below it.
   */
  private static final long MIN_ROWS = 2;

  /** Returns how many rows the tab of a sheet has. */
  static long rowsOf(ReportSheet sheet) {
    return Math.max(MIN_ROWS, sheet.rowCount() + 1);
  }

  /** Returns how many cells the tab of a sheet has. */
  static long cellsOf(ReportSheet sheet) {
    return Math.multiplyExact(rowsOf(sheet), sheet.columns().size());
  }
}
