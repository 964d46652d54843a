package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;

/** What is known of the reports that were made last. */
public interface NewestReports {
  /**
   * Of which revision of its cycle the newest report is, by cycle. Cycles without a report are left
   * out.
   */
  Map<Long, String> revisions(Collection<Long> cycleIds);
}
