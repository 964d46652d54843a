package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Finds reports that show the count of a vote. Leaves out reports with a newer complete report of
 * the cycle. A complete report has its spreadsheet.
 */
public interface VoteCountReportFinder {
  /**
   * Returns the reports whose count is not marked as discarded: a map from the id of a report to
   * the id of its cycle.
   */
  Map<Long, Long> valid();

  /** Marks the count of these reports as discarded, because the vote was opened again. */
  void discard(Collection<Long> reportIds);

  /** Returns the ids of the cycles of the reports whose count was discarded. */
  Set<Long> discarded();
}
