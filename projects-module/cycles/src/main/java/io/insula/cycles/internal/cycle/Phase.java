package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.count.Labelled;
import java.util.Optional;

/** The phases of a cycle, in their order. */
public enum Phase implements Labelled {
  /** People propose projects. */
  PLANNING("planning"),
  /** Admins check, merge and cost proposals. */
  REFINEMENT("refinement"),
  /** People cast ballots. */
  VOTING("voting"),
  /** The vote is counted; winners are built. */
  IMPLEMENTATION("implementation"),
  /** The cycle is over. */
  CLOSED("closed");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** The phase after this one; empty at the end. */
  public Optional<Phase> next() {
    return ordinal() + 1 < values().length
        ? Optional.of(values()[ordinal() + 1])
        : Optional.empty();
  }

  public boolean isBefore(Phase other) {
    return compareTo(other) < 0;
  }

  public boolean isAfter(Phase other) {
    return compareTo(other) > 0;
  }
}
