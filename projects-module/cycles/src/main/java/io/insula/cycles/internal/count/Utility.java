package io.insula.cycles.internal.count;

/** What a winner is worth to a voter, in equal shares. */
public enum Utility implements Labelled {
  /** Its cost. */
  COST("cost"),
  /** One. */
  CARDINALITY("cardinality"),
  /**
   * The points that the voter gave it; Borda points on ordinal ballots, one on approval ballots.
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
