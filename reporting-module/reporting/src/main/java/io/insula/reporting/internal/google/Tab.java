package io.insula.reporting.internal.google;

/**
 * A tab of a spreadsheet.
 *
 * @param id Google's, within the spreadsheet
 * @param rows of its grid
 * @param columns of its grid
 */
record Tab(int id, String title, long rows, long columns) {
  private static final String STAGING = "insula-staging ";

  /** What a writer calls the tab in which it puts a sheet together. */
  static String stagingTitle(long writer, String sheet) {
    return STAGING + writer + " " + sheet;
  }

  /** Whether a writer puts a sheet together in it, or died while it did. */
  boolean isStaging() {
    return title.startsWith(STAGING);
  }

  long cells() {
    return rows * columns;
  }
}
