package io.insula.cycles.internal.count;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The balances of voters and the price bounds of candidates, during a run of equal shares. The
 * balances are doubles with a bounded error; {@link ExactBalances} is exact. Not thread-safe.
 */
final class ApproximateBalances {
  /** A relative margin, wider than the error of a few operations on doubles. */
  static final double NARROW = 0x1p-44;

  private static final double ULP = 0x1p-52;
  private static final int ATTEMPTS = 6;
  private static final double WIDEN = 64;

  private final SupporterMatrix matrix;
  private final double share;
  private final double[] balances;
  // For each candidate, lowest is a lower bound of the price. estimates is the price that the last
  // call of estimate found. The other arrays are the results of scan at this price.
  private final double[] lowest;
  private final double[] estimates;
  private final double[] paying;
  private final double[] given;
  private final double[] constantUpTo;

  /** The maximum error of a balance, in the smallest unit of the currency. */
  private double error;

  // The results of scan. money: the money of all supporters. givenByPoor: the money of the
  // supporters who cannot pay in full. utilityOfPaying: the total utility of the supporters who can
  // pay in full. noPoorerUpTo: the highest price that all of these supporters can pay.
  private double money;
  private double givenByPoor;
  private double utilityOfPaying;
  private double noPoorerUpTo;

  ApproximateBalances(SupporterMatrix matrix, Share share) {
    this.matrix = matrix;
    this.share = share.approximate();
    balances = new double[matrix.voters()];
    Arrays.fill(balances, this.share);
    lowest = new double[matrix.size()];
    Arrays.setAll(
        lowest,
        candidate ->
            matrix.approximateCosts[candidate] / matrix.totalUtilities[candidate] * (1 - NARROW));
    estimates = new double[matrix.size()];
    paying = new double[matrix.size()];
    given = new double[matrix.size()];
    constantUpTo = new double[matrix.size()];
    error = this.share * 4 * ULP;
  }

  double of(int voter) {
    return balances[voter];
  }

  double error() {
    return error;
  }

  /**
   * Whether the supporters of a candidate certainly cannot pay the cost, even with their whole
   * shares. Does not scan the supporters.
   */
  boolean isHopeless(int candidate) {
    return share * matrix.totalWeights[candidate]
        < matrix.approximateCosts[candidate] * (1 - NARROW);
  }

  /** Returns a lower bound of the price of a candidate. */
  double lowest(int candidate) {
    return lowest[candidate];
  }

  /** Returns the approximate price that the last call of {@link #estimate} found. */
  double estimated(int candidate) {
    return estimates[candidate];
  }

  /**
   * Deducts a payment from the balances of the supporters.
   *
   * @param price the amount that a supporter pays for a unit of utility
   * @param rounds the number of payments so far, including this payment
   */
  void pay(CandidatePayment candidatePayment, double price, int rounds) {
    var first = matrix.starts[candidatePayment.candidate()];
    for (var entry = first; entry < matrix.starts[candidatePayment.candidate() + 1]; entry++) {
      var voter = matrix.supporters[entry];
      balances[voter] =
          candidatePayment.spendsAll()[entry - first]
              ? 0
              : Math.max(0, balances[voter] - price * matrix.utilities[entry]);
    }
    error = share * (rounds + 4) * ULP * 2;
  }

  /**
   * Finds the approximate price of a candidate, starting at the last lower bound. This bound is
   * still valid, because balances only shrink. The price rises when a supporter cannot pay in full.
   *
   * @param canPay decides with exact numbers whether the supporters have enough money for a
   *     candidate
   * @return whether the supporters have enough money
   */
  boolean estimate(int candidate, IntPredicate canPay) {
    var cost = matrix.approximateCosts[candidate];
    var slack = slack(candidate);
    var price = lowest[candidate];
    while (true) {
      scan(candidate, price);
      if (money < cost - slack) {
        return false;
      }
      var next = utilityOfPaying == 0 ? price : (cost - givenByPoor) / utilityOfPaying;
      if (next <= price) {
        break;
      }
      price = next;
      if (next <= noPoorerUpTo) {
        break;
      }
    }
    if (money < cost + slack && !canPay.test(candidate)) {
      return false;
    }
    estimates[candidate] = price;
    paying[candidate] = utilityOfPaying;
    given[candidate] = givenByPoor;
    constantUpTo[candidate] = noPoorerUpTo;
    if (utilityOfPaying > 0) {
      lowest[candidate] =
          Math.max(lowest[candidate], price - slack / utilityOfPaying - price * NARROW);
    }
    return true;
  }

  /** Returns an upper bound of the price of a candidate; infinite if doubles cannot find one. */
  double highest(int candidate) {
    var slack = slack(candidate);
    var step =
        estimates[candidate] * NARROW * 2
            + (paying[candidate] > 0 ? 2 * slack / paying[candidate] : 0);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var price = estimates[candidate] + step;
      // Up to the price constantUpTo, the supporters who can pay in full stay the same. So the
      // supporters need not be scanned again.
      var paid =
          price <= constantUpTo[candidate]
              ? given[candidate] + price * paying[candidate]
              : paidAt(candidate, price);
      if (paid >= matrix.approximateCosts[candidate] + slack) {
        return price;
      }
      step *= WIDEN;
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the maximum error when the balances of a candidate's supporters are summed. Valid only
   * for a sum near the candidate's cost.
   */
  double slack(int candidate) {
    var entries = matrix.starts[candidate + 1] - matrix.starts[candidate];
    return matrix.totalWeights[candidate] * error
        + (entries + 16) * ULP * matrix.approximateCosts[candidate];
  }

  /** Returns what the supporters of a candidate together pay at a price. */
  double paidAt(int candidate, double price) {
    var paid = 0.0;
    for (var entry = matrix.starts[candidate]; entry < matrix.starts[candidate + 1]; entry++) {
      var voter = matrix.supporters[entry];
      paid += matrix.weights[voter] * Math.min(balances[voter], price * matrix.utilities[entry]);
    }
    return paid;
  }

  /** Returns a hash of the supporters who cannot pay the estimated price in full. */
  long poorAtEstimate(int candidate) {
    var hash = 0L;
    for (var entry = matrix.starts[candidate]; entry < matrix.starts[candidate + 1]; entry++) {
      var voter = matrix.supporters[entry];
      if (balances[voter] < estimates[candidate] * matrix.utilities[entry]) {
        hash += RunCourseHash.mix(voter);
      }
    }
    return hash;
  }

  private void scan(int candidate, double price) {
    var all = 0.0;
    var given = 0.0;
    var utilityLeft = 0.0;
    var upTo = Double.POSITIVE_INFINITY;
    for (var entry = matrix.starts[candidate]; entry < matrix.starts[candidate + 1]; entry++) {
      var voter = matrix.supporters[entry];
      var weight = matrix.weights[voter];
      var balance = balances[voter];
      var utility = matrix.utilities[entry];
      all += weight * balance;
      if (balance < price * utility) {
        given += weight * balance;
      } else {
        utilityLeft += weight * utility;
        upTo = Math.min(upTo, balance / utility);
      }
    }
    money = all;
    givenByPoor = given;
    utilityOfPaying = utilityLeft;
    noPoorerUpTo = upTo;
  }
}
