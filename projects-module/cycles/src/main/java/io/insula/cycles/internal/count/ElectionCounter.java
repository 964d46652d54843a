package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts an election: finds the winners, and collects everything that is needed to check them. */
public final class ElectionCounter {
  private ElectionCounter() {}

  /**
   * Counts an election by a rule. The result does not depend on the order of the ballots.
   *
   * @throws io.insula.api.InvalidInputException if the rule names an unknown proposal
   * @throws ArithmeticException if points add up to more than 9 · 10^12
   * @throws IllegalArgumentException if the rule needs each ballot and the election has only sums
   */
  public static CountResult count(Election election, Rule rule, TieOrder tieOrder) {
    if (!rule.rule().isGreedy() && election.ballots().sums() != null) {
      throw new IllegalArgumentException(
          rule.rule().label() + " needs each ballot, but this election has only their sums");
    }
    var input = CountInput.of(election, rule, tieOrder);
    if (rule.rule() != RuleName.EQUAL_SHARES) {
      var outcome = rule.rule() == RuleName.PHRAGMEN ? Phragmen.count(input) : Greedy.count(input);
      return result(input, tieOrder, outcome, null);
    }
    var outcome = EqualShares.count(input);
    if (!rule.compares()) {
      return result(input, tieOrder, outcome, null);
    }
    var greedy = Greedy.count(input);
    var comparison = compare(election, greedy, outcome);
    return result(input, tieOrder, comparison.greedyTaken() ? greedy : outcome, comparison);
  }

  /**
   * Returns the scores of all proposals, by position.
   *
   * @throws ArithmeticException if points add up to more than 9 · 10^12
   */
  public static List<BigDecimal> scores(Election election) {
    var tally = Tally.of(election);
    return IntStream.range(0, election.proposals().size()).mapToObj(tally::score).toList();
  }

  private static OutcomeComparison compare(
      Election election, OutcomeCollector greedy, OutcomeCollector equalShares) {
    var ballots = election.ballots();
    var preferGreedy = 0L;
    var preferEqualShares = 0L;
    for (var ballot = 0; ballot < ballots.distinct(); ballot++) {
      var more =
          Integer.compare(wins(election, ballot, greedy), wins(election, ballot, equalShares));
      preferGreedy += more > 0 ? ballots.weight(ballot) : 0;
      preferEqualShares += more < 0 ? ballots.weight(ballot) : 0;
    }
    return new OutcomeComparison(preferGreedy, preferEqualShares, preferGreedy > preferEqualShares);
  }

  private static int wins(Election election, int ballot, OutcomeCollector outcome) {
    var ballots = election.ballots();
    var reading = new BallotScoring(election);
    return (int)
        IntStream.range(ballots.from(ballot), ballots.to(ballot))
            .filter(reading::isVote)
            .map(ballots::proposal)
            .filter(outcome.winners()::contains)
            .distinct()
            .count();
  }

  private static CountResult result(
      CountInput input,
      TieOrder tieOrder,
      OutcomeCollector outcome,
      @Nullable OutcomeComparison comparison) {
    var election = input.election();
    return new CountResult(
        election.ballotType(),
        input.rule(),
        input.rule().rule().version(),
        tieOrder,
        Decimals.plain(election.budget()),
        Decimals.plain(outcome.spent()),
        election.ballots().count(),
        proposals(input, outcome),
        outcome.steps(),
        outcome.ties(),
        outcome.shares(),
        comparison,
        warnings(input));
  }

  private static List<ProposalResult> proposals(CountInput input, OutcomeCollector outcome) {
    var ranks = new int[input.ranking().size()];
    for (var rank = 0; rank < ranks.length; rank++) {
      ranks[input.ranking().get(rank)] = rank + 1;
    }
    return IntStream.range(0, ranks.length)
        .mapToObj(
            position ->
                new ProposalResult(
                    input.id(position),
                    Decimals.plain(input.cost(position)),
                    input.tally().votes(position),
                    input.tally().score(position),
                    ranks[position],
                    outcome.winners().contains(position)))
        .toList();
  }

  private static List<String> warnings(CountInput input) {
    var warnings = new ArrayList<String>();
    var rule = input.rule();
    var type = input.election().ballotType();
    if (rule.rule() == RuleName.PHRAGMEN
        && type != BallotType.APPROVAL
        && type != BallotType.CHOOSE_ONE) {
      warnings.add("Phragmén's rule is for approval ballots: every vote counts as an approval.");
    }
    if (rule.rule() == RuleName.GREEDY_THRESHOLD && rule.minScore() == null) {
      warnings.add("The rule has no minimum score, so no proposal is refused for its score.");
    }
    if (rule.rule() == RuleName.GREEDY_EXCLUSIVE && rule.exclusiveGroups() == null) {
      warnings.add("The rule has no exclusive groups, so no proposal excludes another.");
    }
    return warnings;
  }
}
