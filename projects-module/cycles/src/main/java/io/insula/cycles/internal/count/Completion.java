package io.insula.cycles.internal.count;

/** How equal shares spends the money that one run leaves. */
public enum Completion implements Labelled {
  /** Leaves the rest unspent. */
  NONE("none"),
  /** Spends the rest on proposals by score. */
  GREEDY("greedy"),
  /** Raises the shares unit by unit until the outcome would cost more than the budget. */
  ADD1("add1"),
  /** Like {@link #ADD1}, but stops as soon as no unfunded proposal fits into the rest. */
  ADD1_EXHAUSTIVE("add1-exhaustive"),
  /** {@link #ADD1}, then {@link #GREEDY}. */
  ADD1U("add1u");

  private final String label;

  Completion(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  boolean raisesShares() {
    return this == ADD1 || this == ADD1_EXHAUSTIVE || this == ADD1U;
  }

  boolean fillsGreedily() {
    return this == GREEDY || this == ADD1U;
  }
}
