package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs equal shares with the final share, and records each step and the reason of each loss.
 * Earlier runs, which only search for the share, record nothing.
 */
final class SharesRecorder {
  /**
   * The number of parts into which a cost is divided to measure support; each part is a hundredth
   * of a percent.
   */
  private static final long PARTS = 10_000;

  private static final int PERCENT_PLACES = 2;
  private static final int CAN_STILL_PAY = -1;

  private final CountInput input;
  private final SmallestCurrencyUnit currency;
  private final SupporterMatrix matrix;
  private final OutcomeCollector outcome;
  private final SharesRun run;
  private final EffectiveSupportCalculator effectiveSupportCalculator;
  private final int[] unpayableAfter;
  private final long[] support;
  private final boolean[] won;

  SharesRecorder(
      CountInput input,
      SmallestCurrencyUnit currency,
      SupporterMatrix matrix,
      Share share,
      OutcomeCollector outcome) {
    this.input = input;
    this.currency = currency;
    this.matrix = matrix;
    this.outcome = outcome;
    run = new SharesRun(matrix, input.ties(), share, null);
    effectiveSupportCalculator = new EffectiveSupportCalculator(matrix, run);
    unpayableAfter = new int[matrix.size()];
    Arrays.fill(unpayableAfter, CAN_STILL_PAY);
    support = new long[matrix.size()];
    won = new boolean[matrix.size()];
  }

  void record() {
    noteWhoCannotPay();
    for (var payment = run.choose(); payment != null; payment = run.choose()) {
      won[payment.candidate()] = true;
      noteSupport(payment);
      noteTie(payment);
      pay(payment);
      noteWhoCannotPay();
    }
    noteSupport(null);
    input.eligible().forEach(this::recordLoser);
  }

  private void pay(CandidatePayment payment) {
    var candidate = payment.candidate();
    var position = matrix.positions[candidate];
    var denominator = run.exact().denominator();
    var cost = matrix.costs[candidate].multiply(denominator);
    var money = run.exact().moneyOf(candidate);
    run.pay(payment);
    outcome.addWinner(position);
    outcome.add(
        step(
            position,
            Reason.PAID_BY_SUPPORTERS,
            effectiveVotes(payment, cost),
            price(payment, denominator),
            currency.amount(money, denominator),
            currency.amount(money.subtract(cost), denominator),
            null,
            null));
  }

  /** Returns the value of {@link TraceStep#effectiveVotes}. */
  private BigDecimal effectiveVotes(CandidatePayment payment, BigInteger cost) {
    return FractionConverter.decimal(
        cost.multiply(BigInteger.valueOf(payment.utility()))
            .multiply(BigInteger.valueOf(matrix.microPointsPerUtility)),
        payment.numerator().multiply(BigInteger.valueOf(Ballots.MICRO)));
  }

  /** Returns the value of {@link TraceStep#price}. */
  private BigDecimal price(CandidatePayment payment, BigInteger denominator) {
    return FractionConverter.digits(
        payment.numerator().multiply(BigInteger.valueOf(Ballots.MICRO)),
        denominator
            .multiply(BigInteger.valueOf(payment.utility()))
            .multiply(BigInteger.valueOf(matrix.microPointsPerUtility))
            .multiply(currency.one()));
  }

  private void noteWhoCannotPay() {
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (!won[candidate]
          && unpayableAfter[candidate] == CAN_STILL_PAY
          && !run.exact().canPay(candidate)) {
        unpayableAfter[candidate] = outcome.steps().size();
      }
    }
  }

  private void noteSupport(@Nullable CandidatePayment payment) {
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (!won[candidate]) {
        support[candidate] =
            Math.max(
                support[candidate],
                effectiveSupportCalculator.of(candidate, payment, PARTS, support[candidate]));
      }
    }
  }

  private void noteTie(CandidatePayment payment) {
    var winner = matrix.positions[payment.candidate()];
    var others =
        run.tiedWith(payment).stream()
            .map(other -> matrix.positions[other])
            .filter(position -> input.ties().deciding(winner, position).isArbitrary())
            .sorted(input.ties())
            .toList();
    if (!others.isEmpty()) {
      List<Long> ids = Stream.concat(Stream.of(winner), others.stream()).map(input::id).toList();
      outcome.tie(
          new Tie(outcome.nextStep(), ids, input.ties().deciding(winner, others.getFirst())));
    }
  }

  private void recordLoser(int position) {
    if (outcome.winners().contains(position)) {
      return;
    }
    var candidate = Arrays.binarySearch(matrix.positions, position);
    var money =
        candidate < 0
            ? BigDecimal.ZERO
            : currency.amount(run.exact().moneyOf(candidate), run.exact().denominator());
    outcome.add(
        step(
            position,
            Reason.SUPPORTERS_CANNOT_PAY,
            null,
            null,
            money,
            money,
            candidate < 0 ? 0 : unpayableAfter[candidate],
            Decimals.plain(
                BigDecimal.valueOf(candidate < 0 ? 0 : support[candidate], PERCENT_PLACES))));
  }

  private TraceStep step(
      int position,
      Reason reason,
      @Nullable BigDecimal effectiveVotes,
      @Nullable BigDecimal price,
      BigDecimal before,
      BigDecimal after,
      @Nullable Integer unpayableAfterStep,
      @Nullable BigDecimal supportPercent) {
    return new TraceStep(
        outcome.nextStep(),
        input.id(position),
        reason.taken(),
        reason,
        null,
        effectiveVotes,
        price,
        null,
        before,
        after,
        unpayableAfterStep,
        supportPercent);
  }
}
