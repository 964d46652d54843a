package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.count.Labelled;

/** Who may vote in a cycle. */
public enum Electorate implements Labelled {
  /** Everybody with an account. */
  ACCOUNTS("accounts"),
  /** Those on the cycle's roster, and who has one of its codes. */
  ROSTER("roster");

  private final String label;

  Electorate(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
