package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.ReportSheet;

/**
 * A sheet of a report, and the tab in which it is put together.
 *
 * @param tab as large as the sheet, with its heading
 */
record StagedSheet(ReportSheet sheet, Tab tab) {
  /**
   * With a row below the heading even if there is none: Google keeps no tab of frozen rows alone.
   */
  private static final long FEWEST_ROWS = 2;

  /** How many rows the tab of a sheet has. */
  static long rowsOf(ReportSheet sheet) {
    return Math.max(FEWEST_ROWS, sheet.rowCount() + 1);
  }

  /** How many cells the tab of a sheet has. */
  static long cellsOf(ReportSheet sheet) {
    return Math.multiplyExact(rowsOf(sheet), sheet.columns().size());
  }
}
