package io.insula.cycles.internal.count;

import io.insula.api.InputChecks;
import java.util.HashSet;
import java.util.List;

/**
 * What decides between equal proposals, the first that tells them apart. Behind all of it the order
 * of the election's list decides, so that a count never fails for a tie.
 *
 * @param criteria each at most once
 */
public record TieOrder(List<TieCriterion> criteria) {
  /**
   * @throws io.insula.api.InvalidInputException if a criterion stands there twice
   */
  public TieOrder {
    criteria = List.copyOf(criteria);
    new InputChecks()
        .that(
            new HashSet<>(criteria).size() == criteria.size(),
            "tie_order",
            "must name a criterion once")
        .done();
  }

  /**
   * The order of a rule for which nobody chose one.
   *
   * @param last {@link TieCriterion#LOT} where one was drawn, else {@link TieCriterion#FILE_ORDER}
   */
  public static TieOrder defaultOf(RuleName rule, TieCriterion last) {
    return new TieOrder(
        rule.isGreedy()
            ? List.of(TieCriterion.LOWER_COST, last)
            : List.of(TieCriterion.LOWER_COST, TieCriterion.MORE_VOTES, last));
  }
}
