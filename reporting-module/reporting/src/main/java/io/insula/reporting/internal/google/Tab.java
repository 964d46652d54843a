package io.insula.reporting.internal.google;

/**
 * A tab of a spreadsheet.
 *
 * @param id Google's id, unique in the spreadsheet
 */
record Tab(int id, String title, long rows, long columns) {
  private static final String STAGING = "insula-staging ";

  /** Returns the title of a writer's staging tab for a sheet. */
  static String stagingTitle(long writer, String sheet) {
    return STAGING + writer + " " + sheet;
  }

  /** Whether this is a staging tab of any writer. */
  boolean isStaging() {
    return title.startsWith(STAGING);
  }

  long cells() {
    return rows * columns;
  }
}
