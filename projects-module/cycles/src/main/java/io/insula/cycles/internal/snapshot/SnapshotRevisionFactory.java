package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleTurnout;
import org.jspecify.annotations.Nullable;

/**
 * Builds the revision of a cycle's snapshot, by which another app recognizes a changed snapshot.
 * The revision {@code 12-340-1000} means version 12 of the cycle, 340 voters and 1000 eligible
 * voters.
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
