package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Finds reports that show the count of a vote. Leaves out a report if a newer report on the cycle
 * is complete, with its spreadsheet.
 */
public interface VoteCountReportFinder {
  /**
   * Returns the reports whose count is not discarded: the id of the cycle by the id of the report.
   */
  Map<Long, Long> validReports();

  /** Marks the count of these reports as discarded, because the vote was opened again. */
  void discard(Collection<Long> reportIds);

  /** Returns the ids of the cycles of the reports whose count was discarded. */
  Set<Long> discardedCycleIds();
}
