package io.insula.cycles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The phases of a cycle, in their order. */
public enum CyclePhase {
  /** People make proposals. */
  PLANNING,
  /** Admins check and edit the proposals. Only admins can still add proposals. */
  REFINEMENT,
  /** People vote. */
  VOTING,
  /** The vote is counted, and the winners are implemented. */
  IMPLEMENTATION,
  CLOSED;

  /** Returns the name of the phase in routes and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the phase with this label; empty if no phase has it. */
  public static Optional<CyclePhase> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** Returns the phase after this one; empty for the last one. */
  public Optional<CyclePhase> next() {
    return this == CLOSED ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
  }

  /** Whether this phase comes before the other one. */
  public boolean isBefore(CyclePhase other) {
    return compareTo(other) < 0;
  }

  /** Whether the cycle is not closed. */
  public boolean isActive() {
    return this != CLOSED;
  }

  /** Whether the vote is over, so that its counts can be shown. */
  public boolean isVoteOver() {
    return compareTo(VOTING) > 0;
  }
}
