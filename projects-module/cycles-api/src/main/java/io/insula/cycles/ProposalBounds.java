package io.insula.cycles;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The bounds of the values of a proposal. */
public interface ProposalBounds {
  /** The maximum number of proposals in one cycle. */
  int MAX_PROPOSALS = 30_000;

  /** The maximum number of categories, and of beneficiaries, of one proposal. */
  int MAX_CATEGORIES = 50;

  /** The rule for the name of a proposal: one line of 1 to 500 characters. */
  TextRule NAME = TextRule.line(1, 500);

  /**
   * The rule for a category, a group of beneficiaries or a place: one line of 1 to 200 characters.
   */
  TextRule LABEL = TextRule.line(1, 200);

  /** The rule for a cost, as text for the end user. */
  String COST_RULE =
      "must be 0 or more and below 10^12, with at most two decimals, and not 999999999, which marks"
          + " withdrawn proposals";

  /** Every cost is below this amount. */
  BigDecimal COST_LIMIT = BigDecimal.TEN.pow(12);

  /** The cost by which Pabulib's format marks a withdrawn proposal. */
  BigDecimal COST_OF_WITHDRAWN = BigDecimal.valueOf(999_999_999);

  /**
   * Checks that there are at most {@value #MAX_CATEGORIES} labels, and no label twice. A label must
   * not contain a comma, which separates labels in Pabulib's format.
   */
  static InputChecks checkLabels(InputChecks checks, String field, List<String> labels) {
    checks.texts(field, labels, MAX_CATEGORIES, LABEL);
    for (var i = 0; i < Math.min(labels.size(), MAX_CATEGORIES); i++) {
      checks.that(
          labels.get(i).indexOf(',') < 0, field + "[" + i + "]", "must not contain a comma");
    }
    return checks;
  }

  /**
   * Converts tags to labels in their {@linkplain TextRule#normal normal form}. The tag {@code
   * parks,trees} becomes two labels. Leaves out labels that {@link #checkLabels} would refuse.
   */
  static List<String> labelsOf(List<String> tags) {
    var seen = new HashSet<String>();
    return tags.stream()
        .flatMap(tag -> Arrays.stream(tag.split(",")))
        .map(TextRule::normal)
        .filter(text -> LABEL.complaintAbout(text).isEmpty())
        .filter(text -> seen.add(TextRule.keyOf(text)))
        .limit(MAX_CATEGORIES)
        .toList();
  }

  /** Whether a number follows {@link #COST_RULE}. */
  static boolean isCost(BigDecimal number) {
    return number.signum() >= 0
        && number.compareTo(COST_LIMIT) < 0
        && number.stripTrailingZeros().scale() <= 2
        && number.compareTo(COST_OF_WITHDRAWN) != 0;
  }
}
