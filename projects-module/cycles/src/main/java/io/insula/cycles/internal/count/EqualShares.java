package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The Method of Equal Shares with its completions. */
final class EqualShares {
  private final CountInput input;
  private final SmallestCurrencyUnit currency;
  private final SupporterMatrix matrix;
  private final OutcomeCollector outcome;

  private EqualShares(CountInput input) {
    this.input = input;
    currency = SmallestCurrencyUnit.of(input.election());
    matrix = SupporterMatrix.of(input, currency);
    outcome = new OutcomeCollector(input);
  }

  static OutcomeCollector count(CountInput input) {
    return new EqualShares(input).count();
  }

  private OutcomeCollector count() {
    input.eligible().stream()
        .filter(input::isFree)
        .forEach(position -> outcome.decide(position, Reason.FREE));
    var completion = input.rule().completionOrDefault();
    if (completion.raisesShares() && !isAllAffordable()) {
      var raised = new ShareRaising(input, currency, matrix).raise(completion);
      run(new Share(raised.share(), BigInteger.ONE), raised.raisedBy());
    } else {
      run(equalShare(), 0);
    }
    if (completion.fillsGreedily()) {
      Greedy.fill(input, outcome);
    }
    outcome.decideBarred();
    return outcome;
  }

  private void run(Share share, long raisedBy) {
    new SharesRecorder(input, currency, matrix, share, outcome).record();
    outcome.setShares(
        new FinalVoterShare(currency.amount(share.numerator(), share.denominator()), raisedBy));
  }

  /** Returns the first share of each voter: the budget divided by the number of ballots. */
  private Share equalShare() {
    var ballots = input.election().ballots().count();
    return ballots == 0
        ? new Share(BigInteger.ZERO, BigInteger.ONE)
        : new Share(currency.units(input.election().budget()), BigInteger.valueOf(ballots));
  }

  private boolean isAllAffordable() {
    return input.election().proposals().stream()
            .filter(each -> !each.isWithdrawn())
            .map(ElectionProposal::cost)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .compareTo(input.election().budget())
        <= 0;
  }
}
