package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static void refused(String field, ThrowingCallable making) {
    assertThatThrownBy(making)
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidInputException.class))
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(field));
  }

  @Test
  void an_option_of_another_rule_is_refused() {
    for (var name : RuleName.values()) {
      if (name != RuleName.EQUAL_SHARES) {
        refused("utility", () -> new Rule(name, Utility.COST, null, null, null, null, null, null));
        refused(
            "completion",
            () -> new Rule(name, null, EqualSharesCompletion.NONE, null, null, null, null, null));
        refused("comparison", () -> new Rule(name, null, null, false, null, null, null, null));
        refused("floor_factor", () -> Rule.of(name).withFloorFactor(BigDecimal.ONE));
      }
      if (name != RuleName.GREEDY_NO_SKIP) {
        refused("misfit_percent", () -> Rule.of(name).withMisfitPercent(BigDecimal.TEN));
      }
      if (name != RuleName.GREEDY_EXCLUSIVE) {
        refused("exclusive_groups", () -> Rule.of(name).withExclusiveGroups(List.of()));
      }
    }
  }

  @Test
  void an_option_out_of_bounds_is_refused() {
    var shares = Rule.of(RuleName.EQUAL_SHARES);
    var noSkip = Rule.of(RuleName.GREEDY_NO_SKIP);
    refused("min_score", () -> shares.withMinScore(BigDecimal.valueOf(-1)));
    refused("floor_factor", () -> shares.withFloorFactor(BigDecimal.ZERO));
    refused("misfit_percent", () -> noSkip.withMisfitPercent(BigDecimal.valueOf(101)));
    refused("misfit_percent", () -> noSkip.withMisfitPercent(BigDecimal.valueOf(-1)));
    refused(
        "exclusive_groups",
        () -> Rule.of(RuleName.GREEDY_EXCLUSIVE).withExclusiveGroups(List.of(List.of(1L, 1L))));
    refused("tie_order", () -> new TieOrder(List.of(TieCriterion.LOT, TieCriterion.LOT)));
  }

  @Test
  void equal_shares_has_defaults() {
    assertThat(Rule.of(RuleName.EQUAL_SHARES))
        .isEqualTo(Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false));
  }

  @Test
  void labels_match_the_routes_and_can_be_parsed() {
    assertThat(RuleName.values())
        .extracting(RuleName::label)
        .containsExactly(
            "greedy",
            "greedy-no-skip",
            "greedy-threshold",
            "greedy-exclusive",
            "equal-shares",
            "phragmen");
    assertThat(EqualSharesCompletion.values())
        .extracting(EqualSharesCompletion::label)
        .containsExactly("none", "greedy", "add1", "add1-exhaustive", "add1u");
    assertThat(Reason.values()).extracting(Reason::label).doesNotHaveDuplicates();
    assertThat(LabelledEnum.find(Utility.class, "points")).contains(Utility.POINTS);
    assertThat(LabelledEnum.find(TieCriterion.class, "luck")).isEmpty();
    assertThat(RuleName.EQUAL_SHARES.version()).isEqualTo("equal-shares/1");
  }

  @Test
  void a_tie_order_has_defaults_by_the_rule() {
    assertThat(TieOrder.defaultOf(RuleName.GREEDY, TieCriterion.LOT).criteria())
        .containsExactly(TieCriterion.LOWER_COST, TieCriterion.LOT);
    assertThat(TieOrder.defaultOf(RuleName.EQUAL_SHARES, TieCriterion.FILE_ORDER).criteria())
        .containsExactly(TieCriterion.LOWER_COST, TieCriterion.MORE_VOTES, TieCriterion.FILE_ORDER);
  }
}
