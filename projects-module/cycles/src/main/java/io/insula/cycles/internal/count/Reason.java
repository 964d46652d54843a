package io.insula.cycles.internal.count;

/** Why a proposal was taken or not. */
public enum Reason implements Labelled {
  /** It fits into what is left of the budget. */
  FITS("fits", true),
  /** It costs nothing and has a vote. */
  FREE("free", true),
  /** Its supporters pay for it from their shares. */
  PAID_BY_SUPPORTERS("paid_by_supporters", true),
  /**
   * It is the first that does not fit, but what is left of the budget covers enough of its cost.
   */
  MISFIT("misfit", true),
  /** It costs more than what is left of the budget. */
  DOES_NOT_FIT("does_not_fit", false),
  /** An earlier proposal did not fit, and the rule stops there. */
  STOPPED("stopped", false),
  /** Its supporters together have too little money. */
  SUPPORTERS_CANNOT_PAY("supporters_cannot_pay", false),
  /** It costs more than the whole budget. */
  ABOVE_BUDGET("above_budget", false),
  /** Another proposal of its exclusive group is better. */
  EXCLUDED("excluded", false),
  /** Its score is below the minimum of the rule. */
  BELOW_MIN_SCORE("below_min_score", false),
  /** Its share of the ballots is below the floor. */
  BELOW_FLOOR("below_floor", false),
  /** It has no supporters. */
  NO_VOTES("no_votes", false),
  /** It was withdrawn. */
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
