package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What is known of the reports that were made last. */
public interface NewestReports {
  /**
   * Of which revision of its cycle the newest report is, by cycle. Cycles without a report are left
   * out.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);

  /** Those of these cycles that have a report, whatever its spreadsheet says. */
  Set<Long> reported(Collection<Long> cycleIds);
}
