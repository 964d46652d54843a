package io.insula.cycles.internal.count;

import java.math.BigDecimal;

/**
 * The data of a proposal that a count needs.
 *
 * @param id unique in the election
 * @param cost 0 or more, in the currency of the budget; {@link #WITHDRAWN_COST} marks a withdrawn
 *     proposal
 */
public record ElectionProposal(long id, BigDecimal cost) {
  /**
   * The cost of a withdrawn proposal in Pabulib's format. The proposal stays listed, but cannot
   * win.
   */
  public static final BigDecimal WITHDRAWN_COST = BigDecimal.valueOf(999_999_999);

  /**
   * @throws IllegalArgumentException if the cost is negative
   */
  public ElectionProposal {
    if (cost.signum() < 0) {
      throw new IllegalArgumentException("the cost of proposal " + id + " is negative");
    }
  }

  public boolean isWithdrawn() {
    return cost.compareTo(WITHDRAWN_COST) == 0;
  }

  boolean isFree() {
    return cost.signum() == 0;
  }
}
