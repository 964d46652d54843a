package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts by sequential Phragmén (Brill, Forster, Lackner, Maly, Peters, Proportionality in
 * Approval-Based Participatory Budgeting, 2023).
 *
 * <p>A voter's load is the part of the winners' costs that the voter carries. Each winner brings
 * all its supporters to one equal load. The proposal with the smallest such load wins next. The
 * count stops when the next proposal would exceed the budget. Proposals above the whole budget are
 * left out.
 */
final class Phragmen {
  private static final double ULP = 0x1p-52;

  private final CountInput input;
  private final SmallestCurrencyUnit currency;
  private final SupporterMatrix matrix;
  private final OutcomeCollector outcome;
  private final WeightedFractionSum loads = new WeightedFractionSum(BigInteger.ONE);

  /**
   * For each voter, the last round whose winner the voter supported; 0 if there was none. The voter
   * has the load of this round.
   */
  private final int[] lastRound;

  private final double[] approximateLoads;
  private final boolean[] gone;
  private int rounds;

  /**
   * A candidate, with the load that its win would give to each supporter.
   *
   * @param numerator the numerator of the load; the denominator is {@code loads.denominator() ·
   *     people}
   */
  private record Bid(int candidate, BigInteger numerator, long people) {
    int compareLoad(Bid other) {
      return numerator
          .multiply(BigInteger.valueOf(other.people))
          .compareTo(other.numerator.multiply(BigInteger.valueOf(people)));
    }
  }

  private Phragmen(CountInput input) {
    this.input = input;
    currency = SmallestCurrencyUnit.of(input.election());
    matrix = SupporterMatrix.of(input, currency);
    outcome = new OutcomeCollector(input);
    lastRound = new int[matrix.voters()];
    approximateLoads = new double[matrix.size() + 1];
    gone = new boolean[matrix.size()];
  }

  static OutcomeCollector count(CountInput input) {
    return new Phragmen(input).count();
  }

  private OutcomeCollector count() {
    input.eligible().stream()
        .filter(input::isFree)
        .forEach(position -> outcome.decide(position, Reason.FREE));
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      gone[candidate] =
          input.cost(matrix.positions[candidate]).compareTo(input.election().budget()) > 0;
    }
    var above = gone.clone();
    for (var bid = next(); bid != null; bid = next()) {
      var position = matrix.positions[bid.candidate()];
      gone[bid.candidate()] = true;
      if (input.cost(position).compareTo(outcome.left()) > 0) {
        outcome.decide(position, Reason.DOES_NOT_FIT);
        break;
      }
      take(bid);
    }
    recordRest(above);
    return outcome;
  }

  private void recordRest(boolean[] above) {
    for (var position : input.eligible()) {
      var candidate = Arrays.binarySearch(matrix.positions, position);
      if (candidate >= 0 && above[candidate]) {
        outcome.decide(position, Reason.ABOVE_BUDGET);
      } else if (candidate >= 0 && !gone[candidate]) {
        outcome.decide(position, Reason.STOPPED);
      }
    }
    outcome.decideBarred();
  }

  private void take(Bid bid) {
    var position = matrix.positions[bid.candidate()];
    loads.add(bid.numerator(), bid.people());
    rounds++;
    approximateLoads[rounds] = FractionConverter.ratio(bid.numerator(), loads.denominator());
    for (var entry = matrix.starts[bid.candidate()];
        entry < matrix.starts[bid.candidate() + 1];
        entry++) {
      lastRound[matrix.supporters[entry]] = rounds;
    }
    var before = outcome.left();
    var step = outcome.nextStep();
    outcome.addWinner(position);
    outcome.add(
        new TraceStep(
            step,
            input.id(position),
            true,
            Reason.FITS,
            null,
            null,
            null,
            currency.amount(bid.numerator(), loads.denominator()),
            Decimals.plain(before),
            Decimals.plain(outcome.left()),
            null,
            null));
  }

  /**
   * Returns the bid with the smallest load, whose candidate is next; null if no candidate is left.
   */
  private @Nullable Bid next() {
    var estimates = new double[matrix.size()];
    var least = Double.POSITIVE_INFINITY;
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (!gone[candidate]) {
        estimates[candidate] = estimate(candidate);
        least = Math.min(least, estimates[candidate] * (1 + uncertainty(candidate)));
      }
    }
    var bids = new ArrayList<Bid>();
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (!gone[candidate] && estimates[candidate] * (1 - uncertainty(candidate)) <= least) {
        bids.add(bid(candidate));
      }
    }
    bids.sort(Comparator.comparing(this::position, input.ties()));
    bids.sort(Bid::compareLoad);
    noteTie(bids);
    return bids.isEmpty() ? null : bids.getFirst();
  }

  private void noteTie(List<Bid> bids) {
    if (bids.isEmpty()) {
      return;
    }
    var best = bids.getFirst();
    var tied =
        bids.stream()
            .skip(1)
            .filter(bid -> bid.compareLoad(best) == 0)
            .map(this::position)
            .filter(other -> input.ties().deciding(position(best), other).isArbitrary())
            .toList();
    if (!tied.isEmpty()) {
      var ids = Stream.concat(Stream.of(position(best)), tied.stream()).map(input::id).toList();
      outcome.tie(
          new Tie(outcome.nextStep(), ids, input.ties().deciding(position(best), tied.getFirst())));
    }
  }

  private int position(Bid bid) {
    return matrix.positions[bid.candidate()];
  }

  /**
   * Returns the maximum relative error of a candidate's estimated load. All summands are positive,
   * so the error depends only on the number of additions.
   */
  private double uncertainty(int candidate) {
    return (matrix.starts[candidate + 1] - matrix.starts[candidate] + 16) * ULP;
  }

  private double estimate(int candidate) {
    var sum = matrix.approximateCosts[candidate];
    for (var entry = matrix.starts[candidate]; entry < matrix.starts[candidate + 1]; entry++) {
      var voter = matrix.supporters[entry];
      sum += matrix.weights[voter] * approximateLoads[lastRound[voter]];
    }
    return sum / matrix.totalWeights[candidate];
  }

  private Bid bid(int candidate) {
    var counts = new long[rounds + 1];
    var people = 0L;
    for (var entry = matrix.starts[candidate]; entry < matrix.starts[candidate + 1]; entry++) {
      var voter = matrix.supporters[entry];
      counts[lastRound[voter]] += matrix.weight(voter);
      people += matrix.weight(voter);
    }
    var cost = matrix.costs[candidate].multiply(loads.denominator());
    return new Bid(candidate, cost.add(loads.sum(BigInteger.ZERO, counts)), people);
  }
}
