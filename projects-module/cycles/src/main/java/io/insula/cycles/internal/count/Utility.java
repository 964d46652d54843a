package io.insula.cycles.internal.count;

/**
 * How much a winner is worth to a voter who supports it, under equal shares. The supporters pay for
 * the winner in proportion to this utility.
 */
public enum Utility implements LabelledEnum {
  /** The cost of the winner. */
  COST("cost"),
  /** The number 1 for each winner. */
  CARDINALITY("cardinality"),
  /**
   * The points that the voter gave to the winner; Borda points on ordinal ballots, 1 on approval
   * ballots.
   */
  POINTS("points");

  private final String label;

  Utility(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
