package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Finds the newest report on each cycle. */
public interface NewestReports {
  /**
   * Returns the revision of the cycle in each newest report, by the id of the cycle. Cycles without
   * a report are left out.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);

  /**
   * Returns those of the given cycles that have a report, even if its spreadsheet is not up to
   * date.
   */
  Set<Long> reported(Collection<Long> cycleIds);
}
