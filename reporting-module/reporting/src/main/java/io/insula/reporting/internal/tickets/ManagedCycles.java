package io.insula.reporting.internal.tickets;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The cycles that a user manages.
 *
 * @param isAll whether the user manages all cycles, as an admin of the server; {@code cycles} is
 *     then ignored
 */
record ManagedCycles(boolean isAll, Set<Long> cycles) {
  static final ManagedCycles ALL = new ManagedCycles(true, Set.of());

  ManagedCycles {
    cycles = Set.copyOf(cycles);
  }

  boolean hasAll(Collection<Long> cycleIds) {
    return isAll || cycles.containsAll(cycleIds);
  }

  /** Returns these cycles and one more. */
  ManagedCycles with(long cycleId) {
    var more = new HashSet<>(cycles);
    more.add(cycleId);
    return new ManagedCycles(isAll, more);
  }

  /** Returns the given ids that are also in {@code cycles}. */
  Set<Long> among(Collection<Long> cycleIds) {
    var some = new HashSet<>(cycles);
    some.retainAll(Set.copyOf(cycleIds));
    return some;
  }
}
