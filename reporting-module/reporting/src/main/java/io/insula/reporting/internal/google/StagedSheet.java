package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.ReportSheet;

/**
 * A sheet of a report and its staging tab, the hidden tab for its new values.
 *
 * @param tab has a row for the heading and for each row of the sheet, but at least two rows
 */
record StagedSheet(ReportSheet sheet, Tab tab) {
  /**
   * The smallest number of rows of a staging tab: the heading and one row below it, because Google
   * refuses a tab that has only frozen rows.
   */
  private static final long FEWEST_ROWS = 2;

  /** Returns how many rows the tab of a sheet has. */
  static long rowsOf(ReportSheet sheet) {
    return Math.max(FEWEST_ROWS, sheet.rowCount() + 1);
  }

  /** Returns how many cells the tab of a sheet has. */
  static long cellsOf(ReportSheet sheet) {
    return Math.multiplyExact(rowsOf(sheet), sheet.columns().size());
  }
}
