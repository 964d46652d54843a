package io.insula.cycles;

/**
 * Which cycles are wanted.
 *
 * @param activeOnly only those that are not closed
 */
public record CycleFilter(boolean activeOnly) {
  public static final CycleFilter ALL = new CycleFilter(false);
  public static final CycleFilter ACTIVE = new CycleFilter(true);
}
