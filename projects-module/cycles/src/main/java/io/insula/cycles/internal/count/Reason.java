package io.insula.cycles.internal.count;

/** Why a proposal was taken or not. */
public enum Reason implements LabelledEnum {
  /** The proposal fits into what is left of the budget. */
  FITS("fits", true),
  /** The proposal costs nothing and has at least one vote. */
  FREE("free", true),
  /** The supporters of the proposal pay for it from their shares. */
  PAID_BY_SUPPORTERS("paid_by_supporters", true),
  /**
   * The first proposal that does not fit. It still wins, because the rest of the budget covers
   * {@link Rule#misfitPercent} of its cost.
   */
  MISFIT("misfit", true),
  /** The proposal costs more than what is left of the budget. */
  DOES_NOT_FIT("does_not_fit", false),
  /** An earlier proposal did not fit, and the rule stops there. */
  STOPPED("stopped", false),
  /** The supporters of the proposal together have too little money. */
  SUPPORTERS_CANNOT_PAY("supporters_cannot_pay", false),
  /** The proposal costs more than the whole budget. */
  ABOVE_BUDGET("above_budget", false),
  /** Another proposal of the same exclusive group is better. */
  EXCLUDED("excluded", false),
  /** The score of the proposal is below the minimum of the rule. */
  BELOW_MIN_SCORE("below_min_score", false),
  /** The share of the ballots that support the proposal is below the floor of the {@link Rule}. */
  BELOW_FLOOR("below_floor", false),
  /** The proposal has no supporters. */
  NO_VOTES("no_votes", false),
  /** The proposal was withdrawn. */
  WITHDRAWN("withdrawn", false);

  private final String label;
  private final boolean taken;

  Reason(String label, boolean taken) {
    this.label = label;
    this.taken = taken;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether the proposal wins by this step. */
  public boolean taken() {
    return taken;
  }
}
