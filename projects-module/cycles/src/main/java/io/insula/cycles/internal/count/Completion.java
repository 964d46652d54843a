package io.insula.cycles.internal.count;

/** How equal shares spends what one run leaves over. */
public enum Completion implements Labelled {
  /** Not at all. */
  NONE("none"),
  /** Fills the rest by score. */
  GREEDY("greedy"),
  /** Raises the shares unit by unit until the outcome would cost more than the budget. */
  ADD1("add1"),
  /** As {@link #ADD1}, and stops as soon as nothing unfunded fits into the rest. */
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
