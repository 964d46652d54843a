package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Finds the newest reports. */
public interface NewestReports {
  /**
   * The revision of the cycle in each newest report, by the id of the cycle. Cycles without a
   * report are left out.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);

  /** Those of the given cycles that have a report, whether or not its spreadsheet is up to date. */
  Set<Long> reported(Collection<Long> cycleIds);
}
