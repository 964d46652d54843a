package io.insula.cycles.internal.count;

import io.insula.api.InputChecks;
import java.util.HashSet;
import java.util.List;

/**
 * The criteria that decide between proposals with equal results. The first criterion by which two
 * proposals differ decides. Without a difference, the order in the election decides.
 *
 * @param criteria in the order in which they are tried, each at most once
 */
public record TieOrder(List<TieCriterion> criteria) {
  /**
   * @throws io.insula.api.InvalidInputException if a criterion occurs twice
   */
  public TieOrder {
    criteria = List.copyOf(criteria);
    new InputChecks()
        .that(
            new HashSet<>(criteria).size() == criteria.size(),
            "tie_order",
            "must not name a criterion twice")
        .done();
  }

  /**
   * Returns the default order of a rule.
   *
   * @param last {@link TieCriterion#LOT} if a lot was drawn, otherwise {@link
   *     TieCriterion#FILE_ORDER}
   */
  public static TieOrder defaultOf(RuleName rule, TieCriterion last) {
    return new TieOrder(
        rule.isGreedy()
            ? List.of(TieCriterion.LOWER_COST, last)
            : List.of(TieCriterion.LOWER_COST, TieCriterion.MORE_VOTES, last));
  }
}
