package io.insula.cycles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens in a cycle at a time, in the order in which it happens. */
public enum CyclePhase {
  /** People make proposals. */
  PLANNING,
  /** Admins work on the proposals. */
  REFINEMENT,
  /** People vote. */
  VOTING,
  /** The vote is counted, and the winners are built. */
  IMPLEMENTATION,
  CLOSED;

  /** Its name in routes and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The phase that has a label; empty if none has it. */
  public static Optional<CyclePhase> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** The phase after this one; empty at the end. */
  public Optional<CyclePhase> next() {
    return this == CLOSED ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }

  /** Whether it comes before another one. */
  public boolean isBefore(CyclePhase other) {
    return compareTo(other) < 0;
  }

  /** Whether there is anything to do. */
  public boolean isActive() {
    return this != CLOSED;
  }

  /** Whether the vote is over, so that its counts may be shown. */
  public boolean isVoteOver() {
    return compareTo(VOTING) > 0;
  }
}
