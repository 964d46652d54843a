package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Finds the newest report on each cycle. */
public interface NewestReports {
  /**
   * Returns the revision of the newest report on each cycle, by cycle id. Leaves out reports whose
   * spreadsheet is not written yet.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);

  /** Returns which of these cycles have a report, even if its spreadsheet is out of date. */
  Set<Long> cyclesWithReport(Collection<Long> cycleIds);
}
