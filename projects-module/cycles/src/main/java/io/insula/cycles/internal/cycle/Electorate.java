package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.count.LabelledEnum;

/** Who may vote in a cycle. */
public enum Electorate implements LabelledEnum {
  /** All users with the role MEMBER, and the holders of the cycle's codes. */
  ACCOUNTS("accounts"),
  /** The people on the cycle's roster and the holders of its codes. */
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
