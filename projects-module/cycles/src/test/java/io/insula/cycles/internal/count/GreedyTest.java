package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreedyTest {
  private static final String[] BALLOTS = {"a", "a", "a", "a", "b", "b", "b", "c", "c", "d"};

  private static Election election(String budget, String... costs) {
    return Elections.approvals(budget, List.of(costs), BALLOTS);
  }

  private static String winners(Election election, Rule rule) {
    return Elections.winners(Elections.count(election, rule));
  }

  private static List<Reason> reasons(CountResult result) {
    return result.trace().stream().map(TraceStep::reason).toList();
  }

  @Test
  void greedy_takes_what_fits_and_skips_what_does_not() {
    var result = Elections.count(election("10", "6", "5", "4", "1"), Rule.of(RuleName.GREEDY));

    assertThat(Elections.winners(result)).isEqualTo("ac");
    assertThat(reasons(result))
        .containsExactly(Reason.FITS, Reason.DOES_NOT_FIT, Reason.FITS, Reason.DOES_NOT_FIT);
    assertThat(result.spent()).isEqualByComparingTo("10");
    assertThat(result.trace().get(2).moneyBefore()).isEqualByComparingTo("4");
    assertThat(result.trace().get(2).moneyAfter()).isEqualByComparingTo("0");
  }

  @Test
  void greedy_no_skip_stops_at_the_first_that_does_not_fit() {
    var rule = Rule.of(RuleName.GREEDY_NO_SKIP);
    var result = Elections.count(election("10", "6", "5", "4", "1"), rule);

    assertThat(Elections.winners(result)).isEqualTo("a");
    assertThat(reasons(result))
        .containsExactly(Reason.FITS, Reason.DOES_NOT_FIT, Reason.STOPPED, Reason.STOPPED);
  }

  @Test
  void the_first_proposal_that_does_not_fit_wins_if_enough_of_its_cost_is_left() {
    var rule = Rule.of(RuleName.GREEDY_NO_SKIP).withMisfitPercent(BigDecimal.valueOf(80));

    assertThat(winners(election("10", "6", "5", "4", "1"), rule)).isEqualTo("ab");
    assertThat(winners(election("9.99", "6", "5", "4", "1"), rule)).isEqualTo("a");
    assertThat(Elections.count(election("10", "6", "5", "4", "1"), rule).spent())
        .isEqualByComparingTo("11");
  }

  @Test
  void a_minimum_score_works_in_every_rule() {
    for (var name : RuleName.values()) {
      var rule = Rule.of(name).withMinScore(BigDecimal.valueOf(2));

      assertThat(winners(election("20", "1", "1", "1", "1"), rule)).as("%s", name).isEqualTo("abc");
    }
  }

  @Test
  void of_an_exclusive_group_only_the_best_may_win() {
    var rule =
        Rule.of(RuleName.GREEDY_EXCLUSIVE)
            .withExclusiveGroups(List.of(List.of(1L, 2L), List.of(3L, 4L)));
    var result = Elections.count(election("20", "1", "1", "1", "1"), rule);

    assertThat(Elections.winners(result)).isEqualTo("ac");
    assertThat(reasons(result))
        .containsExactly(Reason.FITS, Reason.FITS, Reason.EXCLUDED, Reason.EXCLUDED);
  }

  @Test
  void an_exclusive_group_must_name_existing_proposals() {
    var rule = Rule.of(RuleName.GREEDY_EXCLUSIVE).withExclusiveGroups(List.of(List.of(1L, 9L)));

    assertThatThrownBy(() -> winners(election("20", "1", "1", "1", "1"), rule))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("exclusive_groups");
  }

  @Test
  void a_free_proposal_with_a_vote_wins_and_costs_no_voter_anything() {
    for (var name : RuleName.values()) {
      var result =
          Elections.count(
              Elections.approvals("1", List.of("5", "0", "1", "0"), "a", "a", "b", "ac"),
              Rule.of(name));

      assertThat(Elections.winners(result)).as("%s", name).contains("b").doesNotContain("d");
      assertThat(result.spent()).isLessThanOrEqualTo(BigDecimal.ONE);
    }
  }

  @Test
  void a_withdrawn_proposal_never_wins_and_stays_in_the_list() {
    for (var name : RuleName.values()) {
      var result =
          Elections.count(election("9999999999", "999999999.00", "1", "1", "1"), Rule.of(name));

      assertThat(Elections.winners(result)).as("%s", name).isEqualTo("bcd");
      assertThat(result.proposals().getFirst().votes()).isEqualTo(4);
      assertThat(result.proposals().getFirst().rank()).isEqualTo(1);
    }
  }

  @Test
  void without_ballots_nothing_wins() {
    var election = Elections.approvals("10", List.of("1", "0"));
    for (var name : RuleName.values()) {
      assertThat(Elections.count(election, Rule.of(name)).winners()).as("%s", name).isEmpty();
    }
    for (var completion : EqualSharesCompletion.values()) {
      var rule = Rule.equalShares(Utility.COST, completion, true);
      assertThat(Elections.count(election, rule).winners()).as("%s", completion).isEmpty();
    }
  }

  @Test
  void if_nothing_is_affordable_nothing_wins() {
    for (var name : RuleName.values()) {
      assertThat(winners(election("0.5", "1", "1", "1", "1"), Rule.of(name)))
          .as("%s", name)
          .isEmpty();
    }
    for (var completion : EqualSharesCompletion.values()) {
      var rule = Rule.equalShares(Utility.COST, completion, false);
      assertThat(winners(election("0.5", "1", "1", "1", "1"), rule)).isEmpty();
    }
  }

  @Test
  void a_budget_that_covers_everything_funds_every_proposal_with_a_vote() {
    for (var name : RuleName.values()) {
      assertThat(winners(election("4000", "1", "1", "1", "1", "1"), Rule.of(name)))
          .as("%s", name)
          .isEqualTo("abcd");
    }
  }

  @Test
  void empty_ballots_count_in_shares_floors_and_turnout() {
    var election = Elections.approvals("10", List.of("6"), "a", "", "", "a");

    var result =
        Elections.count(
            election, Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false));

    assertThat(result.ballots()).isEqualTo(4);
    assertThat(result.shares().share()).isEqualByComparingTo("2.5");
    assertThat(result.winners()).isEmpty();
  }

  @Test
  void rules_with_missing_options_give_a_warning() {
    var election = election("10", "6", "5", "4", "1");

    assertThat(Elections.count(election, Rule.of(RuleName.GREEDY_THRESHOLD)).warnings()).hasSize(1);
    assertThat(Elections.count(election, Rule.of(RuleName.GREEDY_EXCLUSIVE)).warnings()).hasSize(1);
    assertThat(Elections.count(election, Rule.of(RuleName.GREEDY)).warnings()).isEmpty();
  }
}
