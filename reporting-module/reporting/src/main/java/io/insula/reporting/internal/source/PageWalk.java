package io.insula.reporting.internal.source;

import io.insula.reporting.internal.tickets.ReportFailedException;
import org.jspecify.annotations.Nullable;

/** Watches that a walk through the pages of a list comes to an end. */
final class PageWalk {
  /** With 200 rows each, far more than a workbook holds. */
  private static final int MOST_PAGES = 10_000;

  private int pages;
  private @Nullable String last;

  /**
   * @param cursor of the next page
   * @throws ReportFailedException if that would go on for ever
   */
  void follow(String cursor) {
    pages++;
    if (cursor.equals(last) || pages >= MOST_PAGES) {
      throw new ReportFailedException(
          "The other backend answers pages without an end.", false, null);
    }
    last = cursor;
  }
}
