package io.insula.reporting.internal.source;

import io.insula.reporting.internal.tickets.ReportFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the pages of a list, and fails if the other backend sends far too many. So reading a list
 * always ends.
 */
final class PageLimit {
  /** The maximum number of pages of a list, enough for 2,000,000 rows. */
  private static final int MAX_PAGES = 10_000;

  private int pages;
  private @Nullable String last;

  /**
   * @param cursor the cursor of the next page
   * @throws ReportFailedException if the other backend sends too many pages, or the same cursor
   *     twice in a row
   */
  void follow(String cursor) {
    pages++;
    if (cursor.equals(last) || pages >= MAX_PAGES) {
      throw new ReportFailedException(
          "The backend of the cycles sends pages without an end: the last page of a list does not"
              + " come. Report this error to the operator of that backend.",
          false,
          null);
    }
    last = cursor;
  }
}
