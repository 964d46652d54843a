package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The reports that show the count of a vote and have no complete successor yet. */
public interface CountedReports {
  /** The cycles of those whose count is valid as far as is known, by the ids of the reports. */
  Map<Long, Long> valid();

  /** Notes that the vote of these reports was opened again, which discarded their count. */
  void discard(Collection<Long> reportIds);

  /** The cycles of those whose count was discarded. */
  Set<Long> discarded();
}
