package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Finds the newest report on each cycle. */
public interface NewestReports {
  /**
   * Returns a map from the id of a cycle to the revision that the newest report on the cycle shows.
   * Leaves out cycles without a report, and cycles whose newest report is not written to the
   * spreadsheet yet.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);

  /** Returns which of these cycles have a report, even if its spreadsheet is out of date. */
  Set<Long> reported(Collection<Long> cycleIds);
}
