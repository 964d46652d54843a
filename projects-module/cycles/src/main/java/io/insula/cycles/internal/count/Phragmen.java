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

  private final CountInput contest;
  private final SmallestCurrencyUnit currency;
  private final SupporterMatrix table;
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

  private Phragmen(CountInput contest) {
    this.contest = contest;
    currency = SmallestCurrencyUnit.of(contest.election());
    table = SupporterMatrix.of(contest, currency);
    outcome = new OutcomeCollector(contest);
    lastRound = new int[table.voters()];
    approximateLoads = new double[table.size() + 1];
    gone = new boolean[table.size()];
  }

  static OutcomeCollector count(CountInput contest) {
    return new Phragmen(contest).count();
  }

  private OutcomeCollector count() {
    contest.eligible().stream()
        .filter(contest::isFree)
        .forEach(position -> outcome.decide(position, Reason.FREE));
    for (var candidate = 0; candidate < table.size(); candidate++) {
      gone[candidate] =
          contest.cost(table.positions[candidate]).compareTo(contest.election().budget()) > 0;
    }
    var above = gone.clone();
    for (var bid = next(); bid != null; bid = next()) {
      var position = table.positions[bid.candidate()];
      gone[bid.candidate()] = true;
      if (contest.cost(position).compareTo(outcome.left()) > 0) {
        outcome.decide(position, Reason.DOES_NOT_FIT);
        break;
      }
      take(bid);
    }
    recordRest(above);
    return outcome;
  }

  private void recordRest(boolean[] above) {
    for (var position : contest.eligible()) {
      var candidate = Arrays.binarySearch(table.positions, position);
      if (candidate >= 0 && above[candidate]) {
        outcome.decide(position, Reason.ABOVE_BUDGET);
      } else if (candidate >= 0 && !gone[candidate]) {
        outcome.decide(position, Reason.STOPPED);
      }
    }
    outcome.decideBarred();
  }

  private void take(Bid bid) {
    var position = table.positions[bid.candidate()];
    loads.add(bid.numerator(), bid.people());
    rounds++;
    approximateLoads[rounds] = FractionConverter.ratio(bid.numerator(), loads.denominator());
    for (var entry = table.starts[bid.candidate()];
        entry < table.starts[bid.candidate() + 1];
        entry++) {
      lastRound[table.supporters[entry]] = rounds;
    }
    var before = outcome.left();
    var step = outcome.nextStep();
    outcome.win(position);
    outcome.add(
        new TraceStep(
            step,
            contest.id(position),
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
    var estimates = new double[table.size()];
    var least = Double.POSITIVE_INFINITY;
    for (var candidate = 0; candidate < table.size(); candidate++) {
      if (!gone[candidate]) {
        estimates[candidate] = estimate(candidate);
        least = Math.min(least, estimates[candidate] * (1 + uncertainty(candidate)));
      }
    }
    var bids = new ArrayList<Bid>();
    for (var candidate = 0; candidate < table.size(); candidate++) {
      if (!gone[candidate] && estimates[candidate] * (1 - uncertainty(candidate)) <= least) {
        bids.add(bid(candidate));
      }
    }
    bids.sort(Comparator.comparing(this::position, contest.ties()));
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
            .filter(other -> contest.ties().deciding(position(best), other).isArbitrary())
            .toList();
    if (!tied.isEmpty()) {
      var ids = Stream.concat(Stream.of(position(best)), tied.stream()).map(contest::id).toList();
      outcome.tie(
          new Tie(
              outcome.nextStep(), ids, contest.ties().deciding(position(best), tied.getFirst())));
    }
  }

  private int position(Bid bid) {
    return table.positions[bid.candidate()];
  }

  /**
   * Returns the maximum relative error of a candidate's estimated load. All summands are positive,
   * so the error depends only on the number of additions.
   */
  private double uncertainty(int candidate) {
    return (table.starts[candidate + 1] - table.starts[candidate] + 16) * ULP;
  }

  private double estimate(int candidate) {
    var sum = table.approximateCosts[candidate];
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      sum += table.weights[voter] * approximateLoads[lastRound[voter]];
    }
    return sum / table.totalWeights[candidate];
  }

  private Bid bid(int candidate) {
    var counts = new long[rounds + 1];
    var people = 0L;
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      counts[lastRound[voter]] += table.weight(voter);
      people += table.weight(voter);
    }
    var cost = table.costs[candidate].multiply(loads.denominator());
    return new Bid(candidate, cost.add(loads.sum(BigInteger.ZERO, counts)), people);
  }
}
