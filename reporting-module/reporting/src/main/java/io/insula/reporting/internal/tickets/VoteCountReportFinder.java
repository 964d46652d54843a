package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Finds reports that show the count of a vote, if the cycle has no newer complete report yet. A
 * report is complete after its spreadsheet is written.
 */
public interface VoteCountReportFinder {
  /**
   * Returns the reports whose count is not known to be discarded: a map from the id of a report to
   * the id of its cycle.
   */
  Map<Long, Long> valid();

  /** Records that the vote of these reports was opened again, which discarded their count. */
  void discard(Collection<Long> reportIds);

  /** Returns the ids of the cycles of the reports whose count was discarded. */
  Set<Long> discarded();
}
