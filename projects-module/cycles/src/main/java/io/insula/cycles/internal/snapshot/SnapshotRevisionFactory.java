package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleTurnout;
import org.jspecify.annotations.Nullable;

/**
 * Builds the revision of a cycle's snapshot, by which another app recognizes a changed snapshot.
 * The revision {@code 12-340-1000} has the version of the cycle, the number of voters who voted,
 * and the number of eligible voters. Votes change the turnout, and every other change increases the
 * version.
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
