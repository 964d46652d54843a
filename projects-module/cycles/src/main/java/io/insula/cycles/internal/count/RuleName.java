package io.insula.cycles.internal.count;

/** How winners are found. */
public enum RuleName implements Labelled {
  /** By score: takes what fits, skips what does not. */
  GREEDY("greedy"),
  /** By score: stops at the first that does not fit. */
  GREEDY_NO_SKIP("greedy-no-skip"),
  /** As greedy, over proposals with a least score. */
  GREEDY_THRESHOLD("greedy-threshold"),
  /** As greedy, with the best proposal alone of each group that excludes one another. */
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

  /** The version of this rule's code: another one may decide otherwise on the same ballots. */
  public String version() {
    return label + "/1";
  }

  boolean isGreedy() {
    return this != EQUAL_SHARES && this != PHRAGMEN;
  }
}
