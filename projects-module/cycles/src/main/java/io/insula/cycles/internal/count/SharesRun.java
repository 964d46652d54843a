package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the Method of Equal Shares (Peters, Pierczyński, Skowron, Proportional Participatory
 * Budgeting with Additive Utilities, 2021) with a given share. Doubles find the candidates that
 * could be next, and exact prices decide.
 */
final class SharesRun {
  private final SupporterMatrix matrix;
  private final TieBreaker ties;
  private final ApproximateBalances approximateBalances;
  private final ExactBalances exact;
  private final boolean[] gone;
  private final int[] seenInTurn;
  private final @Nullable RunCourseHash courseHash;
  private final List<Integer> winners = new ArrayList<>();
  private int turn;

  /**
   * @param courseHash collects the decisions of the run; null if they are not needed
   */
  SharesRun(
      SupporterMatrix matrix, TieBreaker ties, Share share, @Nullable RunCourseHash courseHash) {
    this.matrix = matrix;
    this.ties = ties;
    this.courseHash = courseHash;
    approximateBalances = new ApproximateBalances(matrix, share);
    exact = new ExactBalances(matrix, share, approximateBalances);
    gone = new boolean[matrix.size()];
    seenInTurn = new int[matrix.size()];
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (approximateBalances.isHopeless(candidate)) {
        drop(candidate);
      }
    }
  }

  ApproximateBalances balances() {
    return approximateBalances;
  }

  ExactBalances exact() {
    return exact;
  }

  /** Returns the winning candidates, in the order in which they won. */
  List<Integer> winners() {
    return winners;
  }

  void runToTheEnd() {
    for (var payment = choose(); payment != null; payment = choose()) {
      pay(payment);
    }
  }

  /** Returns the payment for the next winner; null if the supporters of no candidate can pay. */
  @Nullable CandidatePayment choose() {
    turn++;
    var ceiling = Double.POSITIVE_INFINITY;
    var best = Double.POSITIVE_INFINITY;
    for (var next = leastUnseen(); next >= 0; next = leastUnseen()) {
      if (lowestWorth(next) > ceiling) {
        break;
      }
      seenInTurn[next] = turn;
      if (!estimate(next)) {
        drop(next);
      } else if (worth(next, approximateBalances.estimated(next)) < best) {
        best = worth(next, approximateBalances.estimated(next));
        ceiling =
            Math.min(
                ceiling,
                worth(next, approximateBalances.highest(next)) * (1 + ApproximateBalances.NARROW));
      }
    }
    return decide(ceiling);
  }

  /** Deducts from the supporters the payment that {@link #choose} returned in this turn. */
  void pay(CandidatePayment payment) {
    winners.add(payment.candidate());
    gone[payment.candidate()] = true;
    exact.pay(payment);
    approximateBalances.pay(
        payment, FractionConverter.ratio(payment.numerator(), exact.denominator()), winners.size());
    if (courseHash != null) {
      courseHash.add(payment.candidate());
      for (var i = 0; i < payment.spendsAll().length; i++) {
        courseHash.add(payment.spendsAll()[i] ? i : -1);
      }
    }
  }

  /**
   * Returns the other candidates that tie with the winner of this turn. Must be called before the
   * winner is paid.
   */
  List<Integer> tiedWith(CandidatePayment winner) {
    var tied = new ArrayList<Integer>();
    var ceiling = worth(winner.candidate(), approximateBalances.highest(winner.candidate()));
    for (var candidate : mayBeNext(ceiling * (1 + ApproximateBalances.NARROW))) {
      if (candidate != winner.candidate() && compare(payment(candidate), winner) == 0) {
        tied.add(candidate);
      }
    }
    return tied;
  }

  private int leastUnseen() {
    var least = -1;
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (!gone[candidate]
          && seenInTurn[candidate] != turn
          && (least < 0 || lowestWorth(candidate) < lowestWorth(least))) {
        least = candidate;
      }
    }
    return least;
  }

  private boolean estimate(int candidate) {
    var canPay = approximateBalances.estimate(candidate, exact::canPay);
    if (canPay && courseHash != null) {
      courseHash.add(candidate);
      courseHash.add(approximateBalances.poorAtEstimate(candidate));
    }
    return canPay;
  }

  private void drop(int candidate) {
    gone[candidate] = true;
    if (courseHash != null) {
      courseHash.add(~candidate);
    }
  }

  private @Nullable CandidatePayment decide(double ceiling) {
    CandidatePayment best = null;
    for (var candidate : mayBeNext(ceiling)) {
      var payment = payment(candidate);
      best = best == null || isBefore(payment, best) ? payment : best;
    }
    return best;
  }

  /**
   * Returns the candidates that were examined in this turn and whose q (see {@link #worth}) can be
   * at most the ceiling.
   */
  private List<Integer> mayBeNext(double ceiling) {
    var candidates = new ArrayList<Integer>();
    for (var candidate = 0; candidate < matrix.size(); candidate++) {
      if (!gone[candidate] && seenInTurn[candidate] == turn && lowestWorth(candidate) <= ceiling) {
        candidates.add(candidate);
      }
    }
    return candidates;
  }

  private CandidatePayment payment(int candidate) {
    return exact.payment(
        candidate, approximateBalances.lowest(candidate), approximateBalances.highest(candidate));
  }

  private boolean isBefore(CandidatePayment one, CandidatePayment other) {
    var order = compare(one, other);
    return order == 0
        ? ties.compare(matrix.positions[one.candidate()], matrix.positions[other.candidate()]) < 0
        : order < 0;
  }

  /** Compares the exact q (see {@link #worth}) of two payments of the same turn. */
  private int compare(CandidatePayment one, CandidatePayment other) {
    return scaled(one, other).compareTo(scaled(other, one));
  }

  private BigInteger scaled(CandidatePayment one, CandidatePayment by) {
    return one.numerator()
        .multiply(BigInteger.valueOf(by.utility()))
        .multiply(matrix.worthCost ? matrix.costs[by.candidate()] : BigInteger.ONE);
  }

  private double lowestWorth(int candidate) {
    return worth(candidate, approximateBalances.lowest(candidate));
  }

  /**
   * Returns the q of a candidate at a price. q is price / cost if the utility is the cost,
   * otherwise the price. The lowest q wins next.
   */
  private double worth(int candidate, double price) {
    return matrix.worthCost ? price / matrix.approximateCosts[candidate] : price;
  }
}
