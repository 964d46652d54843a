package io.insula.cycles.internal.count;

/** How equal shares spends the part of the budget that is left after one run. */
public enum EqualSharesCompletion implements LabelledEnum {
  /** Leaves the rest of the budget unspent. */
  NONE("none"),
  /**
   * Spends the rest of the budget on other proposals that fit, beginning with the highest scores.
   */
  GREEDY("greedy"),
  /**
   * Raises the share of each voter by one unit of currency at a time, and stops before the outcome
   * would cost more than the budget.
   */
  ADD1("add1"),
  /**
   * Like {@link #ADD1}, but stops as soon as no losing proposal fits into what is left of the
   * budget.
   */
  ADD1_EXHAUSTIVE("add1-exhaustive"),
  /** Applies {@link #ADD1}, and then {@link #GREEDY}. */
  ADD1U("add1u");

  private final String label;

  EqualSharesCompletion(String label) {
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
