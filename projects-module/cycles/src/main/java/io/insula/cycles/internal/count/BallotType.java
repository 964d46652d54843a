package io.insula.cycles.internal.count;

/** What a ballot says about proposals. */
public enum BallotType implements Labelled {
  /** Names proposals. */
  APPROVAL("approval"),
  /** Names one proposal. */
  CHOOSE_ONE("choose-1"),
  /** Spreads a number of points over proposals. */
  CUMULATIVE("cumulative"),
  /** Gives each proposal points by itself. */
  SCORING("scoring"),
  /** Puts proposals in an order, the best first. */
  ORDINAL("ordinal");

  private final String label;

  BallotType(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether a ballot gives each of its proposals points. */
  public boolean hasPoints() {
    return this == CUMULATIVE || this == SCORING;
  }
}
