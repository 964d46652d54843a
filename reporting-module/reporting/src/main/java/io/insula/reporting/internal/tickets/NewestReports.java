package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;

/** Finds the newest reports. */
public interface NewestReports {
  /**
   * The revision of the cycle in each newest report, by the id of the cycle. Cycles without a
   * report are left out.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);
}
