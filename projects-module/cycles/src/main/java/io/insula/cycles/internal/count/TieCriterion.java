package io.insula.cycles.internal.count;

/** A criterion that decides between proposals that a rule finds equal. */
public enum TieCriterion implements LabelledEnum {
  LOWER_COST("lower_cost"),
  MORE_VOTES("more_votes"),
  /** The pseudorandom order that was drawn for the election; see {@link LotDraw}. */
  LOT("lot"),
  /** The order of the proposals in {@link Election#proposals}. */
  FILE_ORDER("file_order");

  private final String label;

  TieCriterion(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * Whether the criterion ignores the costs and the votes of the proposals. The result lists only
   * ties that such a criterion decided.
   */
  boolean isArbitrary() {
    return this == LOT || this == FILE_ORDER;
  }
}
