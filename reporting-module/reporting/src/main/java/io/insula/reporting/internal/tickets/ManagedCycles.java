package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which cycles somebody runs.
 *
 * @param isAll whether they run all there are, whatever {@code cycles} says
 */
record ManagedCycles(boolean isAll, Set<Long> cycles) {
  static final ManagedCycles ALL = new ManagedCycles(true, Set.of());

  ManagedCycles {
    cycles = Set.copyOf(cycles);
  }

  boolean hasAll(Collection<Long> cycleIds) {
    return isAll || cycles.containsAll(cycleIds);
  }

  /** These and one more. */
  ManagedCycles with(long cycleId) {
    var more = new HashSet<>(cycles);
    more.add(cycleId);
    return new ManagedCycles(isAll, more);
  }

  /** Those of them that are among others. */
  Set<Long> among(Collection<Long> cycleIds) {
    var some = new HashSet<>(cycles);
    some.retainAll(Set.copyOf(cycleIds));
    return some;
  }
}
