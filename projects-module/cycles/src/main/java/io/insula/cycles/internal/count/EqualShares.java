package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The Method of Equal Shares with its completions. */
final class EqualShares {
  private final CountInput contest;
  private final SmallestCurrencyUnit currency;
  private final SupporterMatrix table;
  private final OutcomeCollector outcome;

  private EqualShares(CountInput contest) {
    this.contest = contest;
    currency = SmallestCurrencyUnit.of(contest.election());
    table = SupporterMatrix.of(contest, currency);
    outcome = new OutcomeCollector(contest);
  }

  static OutcomeCollector count(CountInput contest) {
    return new EqualShares(contest).count();
  }

  private OutcomeCollector count() {
    contest.eligible().stream()
        .filter(contest::isFree)
        .forEach(position -> outcome.decide(position, Reason.FREE));
    var completion = contest.rule().completionOrDefault();
    if (completion.raisesShares() && !isAllAffordable()) {
      var raised = new ShareRaising(contest, currency, table).raise(completion);
      run(new Share(raised.share(), BigInteger.ONE), raised.by());
    } else {
      run(equalShare(), 0);
    }
    if (completion.fillsGreedily()) {
      Greedy.fill(contest, outcome);
    }
    outcome.decideBarred();
    return outcome;
  }

  private void run(Share share, long raisedBy) {
    new SharesRecorder(contest, currency, table, share, outcome).record();
    outcome.sharedBy(
        new FinalVoterShare(currency.amount(share.numerator(), share.denominator()), raisedBy));
  }

  /** Returns the first share of each voter: the budget divided by the number of ballots. */
  private Share equalShare() {
    var ballots = contest.election().ballots().count();
    return ballots == 0
        ? new Share(BigInteger.ZERO, BigInteger.ONE)
        : new Share(currency.units(contest.election().budget()), BigInteger.valueOf(ballots));
  }

  private boolean isAllAffordable() {
    return contest.election().proposals().stream()
            .filter(each -> !each.isWithdrawn())
            .map(ElectionProposal::cost)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .compareTo(contest.election().budget())
        <= 0;
  }
}
