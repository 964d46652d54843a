package io.insula.cycles.internal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedElectionsTest {
  private static final int SHAPES = 1_500;

  @Test
  void a_naive_second_implementation_finds_the_same_winners() {
    for (var seed = 0; seed < SHAPES; seed++) {
      var random = new Random(seed);
      var election = Elections.generated(random);
      var rule = Elections.rule(random, election);
      var ties = Elections.ties(random);

      var result = ElectionCounter.count(election, rule, ties);

      assertThat(positions(result))
          .as("seed %s, %s", seed, rule)
          .isEqualTo(NaiveCount.winners(election, rule, ties));
    }
  }

  @Test
  void every_kind_of_equal_shares_agrees_with_the_naive_implementation() {
    for (var seed = 0; seed < 150; seed++) {
      for (var utility : Utility.values()) {
        for (var completion : EqualSharesCompletion.values()) {
          var election = Elections.generated(new Random(seed));
          var rule = Rule.equalShares(utility, completion, seed % 2 == 0);
          var ties = TieOrder.defaultOf(rule.rule(), TieCriterion.LOT);

          assertThat(positions(ElectionCounter.count(election, rule, ties)))
              .as("seed %s, %s", seed, rule)
              .isEqualTo(NaiveCount.winners(election, rule, ties));
        }
      }
    }
  }

  @Test
  void no_count_spends_more_than_the_budget_unless_a_misfit_wins() {
    for (var seed = 0; seed < SHAPES; seed++) {
      var random = new Random(seed);
      var election = Elections.generated(random);
      var rule = Elections.rule(random, election);
      var result = ElectionCounter.count(election, rule, Elections.ties(random));

      var misfit = result.trace().stream().anyMatch(step -> step.reason() == Reason.MISFIT);
      assertThat(misfit || result.spent().compareTo(election.budget()) <= 0)
          .as("seed %s, %s", seed, rule)
          .isTrue();
      assertThat(result.spent())
          .isEqualByComparingTo(
              election.proposals().stream()
                  .filter(each -> result.winners().contains(each.id()))
                  .map(ElectionProposal::cost)
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
  }

  @Test
  void a_second_count_and_voters_in_another_order_give_the_same_bytes() {
    for (var seed = 0; seed < SHAPES; seed++) {
      var random = new Random(seed);
      var election = Elections.generated(random);
      var rule = Elections.rule(random, election);
      var ties = Elections.ties(random);
      var other = withBallots(election, shuffled(election, random));

      var first = ElectionCounter.count(election, rule, ties).toString();

      assertThat(ElectionCounter.count(election, rule, ties).toString()).isEqualTo(first);
      assertThat(ElectionCounter.count(other, rule, ties).toString())
          .as("seed %s, %s", seed, rule)
          .isEqualTo(first);
    }
  }

  @Test
  void proposals_in_another_order_change_nothing_under_a_tie_order_without_file_order() {
    var ties =
        new TieOrder(List.of(TieCriterion.LOWER_COST, TieCriterion.MORE_VOTES, TieCriterion.LOT));
    for (var seed = 0; seed < SHAPES; seed++) {
      var random = new Random(seed);
      var election = Elections.generated(random);
      var rule = Elections.rule(random, election);
      var order = new ArrayList<>(IntStream.range(0, election.proposals().size()).boxed().toList());
      Collections.shuffle(order, random);

      var result = ElectionCounter.count(election, rule, ties);
      var other = ElectionCounter.count(reordered(election, order), rule, ties);

      assertThat(new HashSet<>(other.winners()))
          .as("seed %s, %s", seed, rule)
          .isEqualTo(new HashSet<>(result.winners()));
      assertThat(other.trace()).isEqualTo(result.trace());
    }
  }

  @Test
  void scaling_costs_and_budget_together_changes_nothing_without_a_completion() {
    for (var seed = 0; seed < SHAPES; seed++) {
      var random = new Random(seed);
      var election = Elections.generated(random);
      var rule =
          random.nextBoolean()
              ? Rule.equalShares(
                  Utility.values()[random.nextInt(3)], EqualSharesCompletion.NONE, false)
              : Rule.of(RuleName.values()[random.nextInt(RuleName.values().length)]);
      var ties = Elections.ties(random);
      var factor = BigDecimal.valueOf(1 + random.nextInt(10_000), random.nextInt(4));

      assertThat(ElectionCounter.count(scaled(election, factor), rule, ties).winners())
          .as("seed %s, %s", seed, rule)
          .isEqualTo(ElectionCounter.count(election, rule, ties).winners());
    }
  }

  /**
   * Extended justified representation up to one project (Peters, Pierczyński, Skowron, 2021): if a
   * group agrees on proposals that its part of the budget can pay for, it has a member whose
   * approved winners cost at least as much as these proposals, or would cost more with one more of
   * them.
   */
  @Test
  void equal_shares_with_cost_utility_satisfies_EJR_up_to_one_project() {
    var rule = Rule.equalShares(Utility.COST, EqualSharesCompletion.NONE, false);
    var groups = 0;
    for (var seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var election = approvals(random);
      var ties = Elections.ties(random);
      var winners = positions(ElectionCounter.count(election, rule, ties));

      groups += new EjrCheck(election, winners).check("seed " + seed);
    }
    assertThat(groups).isGreaterThan(1_000);
  }

  private static Election approvals(Random random) {
    while (true) {
      var election = Elections.generated(random);
      if (election.ballotType() == BallotType.APPROVAL && election.ballots().count() > 1) {
        return election;
      }
    }
  }

  private static Set<Integer> positions(CountResult result) {
    var positions = new TreeSet<Integer>();
    for (var i = 0; i < result.proposals().size(); i++) {
      if (result.proposals().get(i).selected()) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static Election withBallots(Election election, Ballots ballots) {
    return new Election(
        election.ballotType(),
        election.maxLength(),
        election.budget(),
        election.proposals(),
        ballots,
        election.lot());
  }

  private static Ballots shuffled(Election election, Random random) {
    var voters = new ArrayList<Integer>();
    for (var ballot = 0; ballot < election.ballots().distinct(); ballot++) {
      voters.addAll(Collections.nCopies((int) election.ballots().weight(ballot), ballot));
    }
    Collections.shuffle(voters, random);
    var builder = new BallotsBuilder(election.ballotType());
    voters.forEach(
        ballot ->
            add(
                builder,
                election,
                ballot,
                IntStream.range(0, election.proposals().size()).toArray()));
    return builder.build();
  }

  private static Election reordered(Election election, List<Integer> order) {
    var places = new int[order.size()];
    for (var i = 0; i < order.size(); i++) {
      places[order.get(i)] = i;
    }
    var builder = new BallotsBuilder(election.ballotType());
    for (var ballot = 0; ballot < election.ballots().distinct(); ballot++) {
      for (var i = 0; i < election.ballots().weight(ballot); i++) {
        add(builder, election, ballot, places);
      }
    }
    return new Election(
        election.ballotType(),
        election.maxLength(),
        election.budget(),
        order.stream().map(election.proposals()::get).toList(),
        builder.build(),
        election.lot().stream().map(position -> places[position]).toList());
  }

  private static void add(BallotsBuilder builder, Election election, int ballot, int[] places) {
    var ballots = election.ballots();
    var entries = IntStream.range(ballots.from(ballot), ballots.to(ballot));
    var chosen = entries.map(entry -> places[ballots.proposal(entry)]).toArray();
    if (election.ballotType().hasPoints()) {
      builder.add(
          chosen,
          IntStream.range(ballots.from(ballot), ballots.to(ballot))
              .mapToObj(entry -> BigDecimal.valueOf(ballots.microPoints(entry), 6))
              .toList());
    } else {
      builder.add(chosen);
    }
  }

  private static Election scaled(Election election, BigDecimal factor) {
    return new Election(
        election.ballotType(),
        election.maxLength(),
        election.budget().multiply(factor, MathContext.UNLIMITED),
        election.proposals().stream()
            .map(
                each ->
                    each.isWithdrawn()
                        ? each
                        : new ElectionProposal(each.id(), each.cost().multiply(factor)))
            .toList(),
        election.ballots(),
        election.lot());
  }
}
