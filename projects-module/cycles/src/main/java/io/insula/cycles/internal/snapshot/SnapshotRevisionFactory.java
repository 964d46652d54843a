package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleTurnout;
import org.jspecify.annotations.Nullable;

/**
 * Builds the text by which another app recognizes that the snapshot of a cycle has changed. It
 * contains the version of the cycle, which increases with each change except votes, and the
 * turnout, which changes with votes.
 */
public final class SnapshotRevisionFactory {
  private static final String UNKNOWN = "?";

  private SnapshotRevisionFactory() {}

  /**
   * @param version the version of the cycle
   * @param turnout the turnout in the snapshot; null if it has none
   */
  public static String of(long version, @Nullable CycleTurnout turnout) {
    return turnout == null
        ? Long.toString(version)
        : "%d-%d-%s".formatted(version, turnout.voted(), eligible(turnout));
  }

  private static String eligible(CycleTurnout turnout) {
    var eligible = turnout.eligible();
    return eligible == null ? UNKNOWN : Long.toString(eligible);
  }
}
