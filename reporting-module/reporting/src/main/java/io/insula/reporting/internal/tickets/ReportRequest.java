package io.insula.reporting.internal.tickets;

import io.insula.cycles.Cycle;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request for reports.
 *
 * @param by the user name of the requester; null for the schedule
 * @param coversAll whether the request is for all active or all changed cycles; false for a single
 *     cycle
 * @param cycles the names of the cycles, by their ids
 */
record ReportRequest(@Nullable String by, boolean coversAll, SortedMap<Long, String> cycles) {
  static ReportRequest of(@Nullable String by, boolean coversAll, Collection<Cycle> cycles) {
    var names = new TreeMap<Long, String>();
    cycles.forEach(cycle -> names.put(cycle.id(), cycle.name()));
    return new ReportRequest(by, coversAll, names);
  }

  List<Long> ids() {
    return List.copyOf(cycles.keySet());
  }
}
