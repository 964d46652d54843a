package io.insula.cycles;

import org.jspecify.annotations.Nullable;

/**
 * Which cycles are wanted.
 *
 * @param activeOnly only those that are not closed
 * @param admin only those of whose own admins somebody with this user name is one; null for all
 */
public record CycleFilter(boolean activeOnly, @Nullable String admin) {
  public static final CycleFilter ALL = new CycleFilter(false, null);
  public static final CycleFilter ACTIVE = new CycleFilter(true, null);
}
