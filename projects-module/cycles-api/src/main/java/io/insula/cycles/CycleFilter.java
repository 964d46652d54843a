package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * Selects cycles.
 *
 * @param activeOnly true to select only cycles that are not closed
 * @param admin selects only the cycles with this user name in {@link Cycle#admins}; null for all
 */
public record CycleFilter(boolean activeOnly, @Nullable String admin) {
  public static final CycleFilter ALL = new CycleFilter(false, null);
  public static final CycleFilter ACTIVE = new CycleFilter(true, null);
}
