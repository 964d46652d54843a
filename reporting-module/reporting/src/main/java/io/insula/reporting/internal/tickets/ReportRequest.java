package io.insula.reporting.internal.tickets;

import io.insula.cycles.Cycle;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param by the user name of who asks; null for the schedule
 * @param coversAll whether it is for all active cycles, not for one
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
