package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleTurnout;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the content of a snapshot of a cycle. Everything except the turnout changes only
 * together with the version of the cycle.
 */
public final class Revision {
  private static final String UNKNOWN = "?";

  private Revision() {}

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
