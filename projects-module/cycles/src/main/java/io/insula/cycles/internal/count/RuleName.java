package io.insula.cycles.internal.count;

/** The rules by which winners are found. */
public enum RuleName implements LabelledEnum {
  /**
   * Goes through the proposals by score, takes each one that fits into what is left of the budget
   * and skips the others.
   */
  GREEDY("greedy"),
  /** Like greedy, but stops at the first proposal that does not fit. */
  GREEDY_NO_SKIP("greedy-no-skip"),
  /** Like greedy, but only proposals with at least the minimum score of the rule can win. */
  GREEDY_THRESHOLD("greedy-threshold"),
  /** Like greedy, but only the best proposal of each exclusive group can win. */
  GREEDY_EXCLUSIVE("greedy-exclusive"),
  /** The Method of Equal Shares. */
  EQUAL_SHARES("equal-shares"),
  /** Sequential Phragmén. */
  PHRAGMEN("phragmen");

  private final String label;

  RuleName(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * Returns the version of this rule's code. Another version can give another outcome for the same
   * ballots.
   */
  public String version() {
    return label + "/1";
  }

  boolean isGreedy() {
    return this != EQUAL_SHARES && this != PHRAGMEN;
  }
}
