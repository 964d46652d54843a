package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleTurnout;
import org.jspecify.annotations.Nullable;

/**
 * Names what a snapshot of a cycle shows. All of it but the turnout changes with the version of the
 * cycle.
 */
public final class Revision {
  private static final String UNKNOWN = "?";

  private Revision() {}

  /**
   * @param version of the cycle
   * @param turnout as a snapshot shows it; null if it shows none
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
