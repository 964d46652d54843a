package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * Selects cycles.
 *
 * @param activeOnly true to leave out closed cycles
 * @param admin a user name that {@link Cycle#admins} must contain; null for all cycles
 */
public record CycleFilter(boolean activeOnly, @Nullable String admin) {
  public static final CycleFilter ALL = new CycleFilter(false, null);
  public static final CycleFilter ACTIVE = new CycleFilter(true, null);
}
