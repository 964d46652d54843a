package io.insula.cycles.internal.count;

/** The type of a ballot, which determines what a ballot says about proposals. */
public enum BallotType implements LabelledEnum {
  /** The ballot names the proposals that the voter approves. */
  APPROVAL("approval"),
  /** The ballot names one proposal. */
  CHOOSE_ONE("choose-1"),
  /** The ballot distributes a number of points over proposals. */
  CUMULATIVE("cumulative"),
  /** The ballot gives each proposal points independently of the others. */
  SCORING("scoring"),
  /** The ballot ranks proposals, the best first. */
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
