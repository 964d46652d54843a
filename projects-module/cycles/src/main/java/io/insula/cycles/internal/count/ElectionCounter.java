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
    var contest = CountInput.of(election, rule, tieOrder);
    if (rule.rule() != RuleName.EQUAL_SHARES) {
      var outcome =
          rule.rule() == RuleName.PHRAGMEN ? Phragmen.count(contest) : Greedy.count(contest);
      return result(contest, tieOrder, outcome, null);
    }
    var outcome = EqualShares.count(contest);
    if (!rule.compares()) {
      return result(contest, tieOrder, outcome, null);
    }
    var greedy = Greedy.count(contest);
    var comparison = compare(election, greedy, outcome);
    return result(contest, tieOrder, comparison.greedyTaken() ? greedy : outcome, comparison);
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
      CountInput contest,
      TieOrder tieOrder,
      OutcomeCollector outcome,
      @Nullable OutcomeComparison comparison) {
    var election = contest.election();
    return new CountResult(
        election.ballotType(),
        contest.rule(),
        contest.rule().rule().version(),
        tieOrder,
        Decimals.plain(election.budget()),
        Decimals.plain(outcome.spent()),
        election.ballots().count(),
        proposals(contest, outcome),
        outcome.steps(),
        outcome.ties(),
        outcome.shares(),
        comparison,
        warnings(contest));
  }

  private static List<ProposalResult> proposals(CountInput contest, OutcomeCollector outcome) {
    var ranks = new int[contest.ranking().size()];
    for (var rank = 0; rank < ranks.length; rank++) {
      ranks[contest.ranking().get(rank)] = rank + 1;
    }
    return IntStream.range(0, ranks.length)
        .mapToObj(
            position ->
                new ProposalResult(
                    contest.id(position),
                    Decimals.plain(contest.cost(position)),
                    contest.tally().votes(position),
                    contest.tally().score(position),
                    ranks[position],
                    outcome.winners().contains(position)))
        .toList();
  }

  private static List<String> warnings(CountInput contest) {
    var warnings = new ArrayList<String>();
    var rule = contest.rule();
    var type = contest.election().ballotType();
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
