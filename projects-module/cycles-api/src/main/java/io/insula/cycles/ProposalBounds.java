package io.insula.cycles;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import java.math.BigDecimal;
import java.util.List;

/** The bounds of what a proposal says. */
public interface ProposalBounds {
  /** The most proposals of one cycle. */
  int MAX_PROPOSALS = 30_000;

  /** The most categories, and the most beneficiaries, of one proposal. */
  int MAX_CATEGORIES = 50;

  /** What a name has to be. */
  TextRule NAME = TextRule.line(1, 500);

  /** What a category, a group of beneficiaries or a place has to be. */
  TextRule LABEL = TextRule.line(1, 200);

  /** What a cost has to be, for the end user. */
  String COST_RULE =
      "must be 0 or more and below 10^12, with at most two decimals, and not 999999999, which marks"
          + " what was withdrawn";

  /** Every cost is below this. */
  BigDecimal COST_LIMIT = BigDecimal.TEN.pow(12);

  /** By this cost Pabulib's format marks what was withdrawn. */
  BigDecimal COST_OF_WITHDRAWN = BigDecimal.valueOf(999_999_999);

  /**
   * Asks for at most {@value #MAX_CATEGORIES} labels, each once. None has a comma, which separates
   * them in Pabulib's format.
   */
  static InputChecks checkLabels(InputChecks checks, String field, List<String> labels) {
    checks.texts(field, labels, MAX_CATEGORIES, LABEL);
    for (var i = 0; i < Math.min(labels.size(), MAX_CATEGORIES); i++) {
      checks.that(labels.get(i).indexOf(',') < 0, field + "[" + i + "]", "must not have a comma");
    }
    return checks;
  }

  /** Whether a number keeps {@link #COST_RULE}. */
  static boolean isCost(BigDecimal number) {
    return number.signum() >= 0
        && number.compareTo(COST_LIMIT) < 0
        && number.stripTrailingZeros().scale() <= 2
        && number.compareTo(COST_OF_WITHDRAWN) != 0;
  }

  /** The same number without an exponent and without needless zeros behind the point. */
  static BigDecimal plain(BigDecimal number) {
    // A zero may come as 0e-999999999, of which setScale would make a number that fills the memory.
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
