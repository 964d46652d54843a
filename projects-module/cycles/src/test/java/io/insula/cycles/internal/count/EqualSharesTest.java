package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EqualSharesTest {
  private static final Rule PLAIN =
      Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false);

  private static Rule completed(EqualSharesCompletion equalSharesCompletion) {
    return Rule.equalShares(Utility.COST, equalSharesCompletion, false);
  }

  private static String winners(Election election, Rule rule) {
    return Elections.winners(Elections.count(election, rule));
  }

  @Test
  void the_trace_says_what_supporters_paid_and_why_losers_lost() {
    var election = Elections.approvals("100", List.of("30", "40", "80"), "a", "a", "ab", "b", "c");
    var result = Elections.count(election, PLAIN);

    assertThat(result.shares().share()).isEqualByComparingTo("20");
    assertThat(result.trace()).hasSize(3);
    var first = result.trace().getFirst();
    assertThat(first.reason()).isEqualTo(Reason.PAID_BY_SUPPORTERS);
    assertThat(first.effectiveVotes()).isEqualByComparingTo("3");
    assertThat(first.moneyBefore()).isEqualByComparingTo("60");
    assertThat(first.moneyAfter()).isEqualByComparingTo("30");
    var second = result.trace().get(1);
    assertThat(second.proposalId()).isEqualTo(2);
    assertThat(second.taken()).isFalse();
    // One supporter has 10 left and the other one 20. Before this step, each could have paid 13.33.
    assertThat(second.moneyBefore()).isEqualByComparingTo("30");
    assertThat(second.unpayableAfterStep()).isEqualTo(1);
    assertThat(second.effectiveSupportPercent()).isEqualByComparingTo("75");
    var third = result.trace().get(2);
    assertThat(third.unpayableAfterStep()).isZero();
    assertThat(third.effectiveSupportPercent()).isEqualByComparingTo("25");
  }

  @Test
  void no_supporter_pays_more_than_the_cost_divided_by_the_effective_votes() {
    var election = Elections.approvals("60", List.of("20", "50"), "ab", "ab", "b", "b");
    var result = Elections.count(election, PLAIN);

    // The share is 15. First proposal b wins, and each voter pays 12.5 for it. Then each of the two
    // supporters of proposal a has 2.5 left.
    assertThat(Elections.winners(result)).isEqualTo("b");
    assertThat(result.trace().getFirst().effectiveVotes()).isEqualByComparingTo("4");
    assertThat(result.trace().get(1).moneyBefore()).isEqualByComparingTo("5");
  }

  @Test
  void poorer_supporters_give_all_and_the_others_pay_more() {
    var election = Elections.approvals("40", List.of("12", "18"), "a", "a", "ab", "b");
    var result = Elections.count(election, PLAIN);

    // The share is 10. Each supporter of proposal a pays 4 for it. Then the supporters of proposal
    // b have 6 and 10, less than its cost.
    assertThat(Elections.winners(result)).isEqualTo("a");
    var cheaper = Elections.approvals("40", List.of("12", "15"), "a", "a", "ab", "b");
    var other = Elections.count(cheaper, PLAIN);
    assertThat(Elections.winners(other)).isEqualTo("ab");
    // The supporters of proposal b have 6 and 10. One pays the 6, the other one pays 9.
    assertThat(other.trace().get(1).effectiveVotes()).isEqualByComparingTo("1.666667");
    assertThat(other.trace().get(1).moneyAfter()).isEqualByComparingTo("1");
  }

  @Test
  void if_everything_is_affordable_shares_are_not_raised() {
    var election = Elections.approvals("10", List.of("3", "7"), "a", "b", "b");

    var result = Elections.count(election, completed(EqualSharesCompletion.ADD1));

    assertThat(result.shares().raisedBy()).isZero();
    assertThat(result.shares().share()).isEqualByComparingTo("3.333333");
    assertThat(Elections.winners(result)).isEqualTo("a");
  }

  @Test
  void a_withdrawn_proposal_does_not_keep_everything_from_being_affordable() {
    var election = Elections.approvals("10", List.of("3", "7", "999999999"), "a", "b", "bc");

    assertThat(Elections.count(election, completed(EqualSharesCompletion.ADD1)).shares().raisedBy())
        .isZero();
  }

  @Test
  void raising_begins_at_the_whole_units_of_a_share_and_keeps_the_last_outcome_within_budget() {
    var election = Elections.approvals("10", List.of("4", "7"), "a", "b", "b");
    var result = Elections.count(election, completed(EqualSharesCompletion.ADD1));

    // With a share of 3, no proposal wins. With a share of 4, both would win and cost 11, more than
    // the budget.
    assertThat(result.shares().share()).isEqualByComparingTo("3");
    assertThat(result.winners()).isEmpty();
  }

  @Test
  void an_exhaustive_outcome_stops_only_add1_exhaustive() {
    // The shares begin at 5. With 8, proposal b wins, and proposal a costs more than the rest. With
    // 9, again only b wins. With 10, both would win and cost 18, more than the budget.
    var election = Elections.approvals("10", List.of("10", "8"), "a", "b");
    var exhaustive = Elections.count(election, completed(EqualSharesCompletion.ADD1_EXHAUSTIVE));
    var plain = Elections.count(election, completed(EqualSharesCompletion.ADD1));

    assertThat(exhaustive.shares().share()).isEqualByComparingTo("8");
    assertThat(plain.shares().share()).isEqualByComparingTo("9");
    assertThat(Elections.winners(exhaustive)).isEqualTo("b");
    assertThat(Elections.winners(plain)).isEqualTo("b");
    assertThat(
            NaiveCount.winners(election, completed(EqualSharesCompletion.ADD1), plain.tieOrder()))
        .isEqualTo(positions(plain));
  }

  @Test
  void the_rest_is_filled_greedily() {
    var election =
        Elections.approvals("4", List.of("2", "2", "3"), "a", "a", "a", "a", "a", "b", "c", "c");
    var result = Elections.count(election, completed(EqualSharesCompletion.GREEDY));

    assertThat(Elections.winners(result)).isEqualTo("ab");
    assertThat(result.trace().getLast().reason()).isEqualTo(Reason.FITS);
    assertThat(winners(election, completed(EqualSharesCompletion.ADD1U))).isEqualTo("ab");
  }

  @Test
  void shares_are_raised_over_billions_of_steps_quickly() {
    var election =
        Elections.approvals(
            "990000000", List.of("1", "990000000"), "a", "a", "a", "a", "a", "a", "a", "a", "b");
    var result = Elections.count(election, completed(EqualSharesCompletion.ADD1));

    assertThat(Elections.winners(result)).isEqualTo("a");
    assertThat(result.shares().share()).isEqualByComparingTo("989999999");
    assertThat(result.shares().raisedBy()).isEqualTo(879_999_999);
  }

  @Test
  void a_count_that_skips_steps_finds_the_same_winners_as_one_that_takes_each_step() {
    for (var seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var size = 2 + random.nextInt(5);
      var costs =
          IntStream.range(0, size)
              .mapToObj(i -> String.valueOf(100 + random.nextInt(2_000)))
              .toList();
      var ballots = new String[2 + random.nextInt(6)];
      for (var voter = 0; voter < ballots.length; voter++) {
        var letters = new TreeSet<String>();
        IntStream.range(0, 1 + random.nextInt(size))
            .forEach(i -> letters.add(String.valueOf((char) ('a' + random.nextInt(size)))));
        ballots[voter] = String.join("", letters);
      }
      var election =
          Elections.approvals(String.valueOf(500 + random.nextInt(3_000)), costs, ballots);
      for (var utility : Utility.values()) {
        var rule = Rule.equalShares(utility, EqualSharesCompletion.ADD1, false);
        var result = Elections.count(election, rule);

        assertThat(positions(result))
            .as("seed %s, %s, raised by %s", seed, utility, result.shares())
            .isEqualTo(NaiveCount.winners(election, rule, result.tieOrder()));
      }
    }
  }

  @Test
  void voters_who_have_exactly_what_they_pay_are_distinguished_from_those_who_have_less() {
    // Shares and prices are fractions such as thirds and sevenths. Doubles only approximate them,
    // so they cannot show whether a voter has exactly the price or a little less.
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var voters = 3 * 7;
      var builder = new BallotsBuilder(BallotType.APPROVAL);
      for (var voter = 0; voter < voters; voter++) {
        var group = voter;
        builder.add(
            IntStream.range(0, 6)
                .filter(i -> (group * (i + 2) + random.nextInt(2)) % (i % 3 + 2) == 0)
                .toArray());
      }
      var costs = Collections.nCopies(6, String.valueOf(7 * (1 + seed % 5)));
      var election =
          Elections.election(
              BallotType.APPROVAL, null, String.valueOf(21 + seed % 40), costs, builder.build());
      for (var utility : Utility.values()) {
        var rule = Rule.equalShares(utility, EqualSharesCompletion.values()[seed % 5], false);
        var result = Elections.count(election, rule);
        assertThat(positions(result))
            .as("seed %s", seed)
            .isEqualTo(NaiveCount.winners(election, rule, result.tieOrder()));
      }
    }
  }

  @Test
  void the_comparison_chooses_greedy_if_more_voters_prefer_it() {
    // Six voters approve proposal a, and one of them also approves proposal b. Greedy funds both;
    // equal shares funds only b.
    var election =
        Elections.approvals("10", List.of("9", "1", "5"), "a", "a", "a", "a", "a", "ab", "c", "c");
    var kept = Elections.count(election, PLAIN);
    var compared =
        Elections.count(election, Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, true));

    assertThat(Elections.winners(kept)).isEqualTo("b");
    assertThat(compared.comparison()).isEqualTo(new OutcomeComparison(6, 0, true));
    assertThat(Elections.winners(compared)).isEqualTo("ab");
    assertThat(compared.trace()).allMatch(step -> step.effectiveVotes() == null);
  }

  @Test
  void if_equally_many_voters_prefer_each_outcome_equal_shares_is_kept() {
    var election = Elections.approvals("10", List.of("10", "5"), "a", "a", "b", "b");
    var result =
        Elections.count(election, Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, true));

    assertThat(result.comparison().greedyTaken()).isFalse();
  }

  @Test
  void a_floor_bars_proposals_with_too_small_a_share_of_the_ballots() {
    var election = Elections.approvals("90", List.of("30", "9"), "ab", "b", "b", "b", "");
    var rule = PLAIN.withFloorFactor(BigDecimal.ONE);
    var result = Elections.count(election, rule);

    // One of five ballots supports proposal a, which costs a third of the budget.
    assertThat(Elections.winners(result)).isEqualTo("b");
    assertThat(result.trace().getLast().reason()).isEqualTo(Reason.BELOW_FLOOR);
    assertThat(Elections.count(election, PLAIN.withFloorFactor(new BigDecimal("1.7"))).trace())
        .noneMatch(step -> step.reason() == Reason.BELOW_FLOOR);
  }

  @Test
  void only_ties_that_cost_and_votes_do_not_decide_are_listed() {
    var byCost = Elections.approvals("4", List.of("2", "1"), "ab", "ab", "a", "a", "b", "b");
    var byOrder = Elections.approvals("4", List.of("2", "2"), "a", "a", "b", "b");

    assertThat(Elections.count(byCost, PLAIN).ties()).isEmpty();
    assertThat(Elections.count(byOrder, PLAIN).ties())
        .containsExactly(new Tie(1, List.of(1L, 2L), TieCriterion.FILE_ORDER));
  }

  @Test
  void a_voter_does_not_pay_for_a_proposal_whose_rank_earns_no_points() {
    var builder = new BallotsBuilder(BallotType.ORDINAL).add(0, 1).add(0);
    var election =
        Elections.election(BallotType.ORDINAL, 1, "10", List.of("4", "1"), builder.build());
    var result =
        Elections.count(
            election, Rule.equalShares(Utility.POINTS, EqualSharesCompletion.ADD1, false));

    assertThat(Elections.winners(result)).isEqualTo("a");
    assertThat(result.trace().getLast().unpayableAfterStep()).isZero();
  }

  @Test
  void a_proposal_that_a_ballot_names_twice_is_supported_once() {
    var builder = new BallotsBuilder(BallotType.APPROVAL).add(0, 0).add(1);
    var election =
        Elections.election(BallotType.APPROVAL, null, "10", List.of("6", "5"), builder.build());
    var result = Elections.count(election, PLAIN);

    assertThat(result.proposals().getFirst().votes()).isEqualTo(2);
    assertThat(Elections.winners(result)).isEqualTo("b");
  }

  private static TreeSet<Integer> positions(CountResult result) {
    var positions = new TreeSet<Integer>();
    for (var i = 0; i < result.proposals().size(); i++) {
      if (result.proposals().get(i).selected()) {
        positions.add(i);
      }
    }
    return positions;
  }
}
