package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the Method of Equal Shares (Peters, Pierczyński, Skowron, Proportional Participatory
 * Budgeting with Additive Utilities, 2021) with a given share.
 *
 * <p>A voter's balance is its share less the prices of winners that it paid in full, times its
 * utilities; or nothing, once it could not. So the prices alone are kept exactly. Balances are
 * doubles whose error is bounded, and so is what is computed from them; where the bounds leave a
 * question open, the exact prices answer it.
 */
final class SharesRun {
  /** Wider than the relative error of a few operations on doubles. */
  private static final double NARROW = 0x1p-44;

  private static final double ULP = 0x1p-52;
  private static final int ATTEMPTS = 6;
  private static final double WIDEN = 64;

  private final SupportTable table;
  private final TieBreaker ties;
  private final Share share;
  private final double approximateShare;
  private final ExactChain prices;
  private final double[] balances;
  private final boolean[] spent;
  private final int[] roundOf;
  private final boolean[] gone;
  private final int[] seenInTurn;
  private final double[] lowest;
  private final double[] estimates;
  private final double[] paying;
  private final @Nullable Fingerprint fingerprint;
  private final List<Integer> winners = new ArrayList<>();
  private int turn;

  /** How far a balance may be off. */
  private double error;

  // What the last scan of a candidate's supporters found.
  private double money;
  private double givenByPoor;
  private double utilityOfPaying;
  private double noPoorerUpTo;

  SharesRun(SupportTable table, TieBreaker ties, Share share, @Nullable Fingerprint fingerprint) {
    this.table = table;
    this.ties = ties;
    this.share = share;
    this.fingerprint = fingerprint;
    approximateShare = share.approximate();
    prices = new ExactChain(share.denominator());
    balances = new double[table.voters()];
    Arrays.fill(balances, approximateShare);
    spent = new boolean[table.voters()];
    roundOf = new int[table.size()];
    gone = new boolean[table.size()];
    seenInTurn = new int[table.size()];
    lowest = new double[table.size()];
    estimates = new double[table.size()];
    paying = new double[table.size()];
    error = approximateShare * 4 * ULP;
    begin();
  }

  /** Before anybody paid, no pass over supporters is needed. */
  private void begin() {
    for (var candidate = 0; candidate < table.size(); candidate++) {
      var cost = table.approximateCosts[candidate];
      lowest[candidate] = cost / table.totalUtilities[candidate] * (1 - NARROW);
      if (approximateShare * table.totalWeights[candidate] < cost * (1 - NARROW)) {
        drop(candidate);
      }
    }
  }

  /** The candidates that won, the first first. */
  List<Integer> winners() {
    return winners;
  }

  /** The denominator of {@link #moneyOf}. */
  BigInteger denominator() {
    return prices.denominator();
  }

  void runToTheEnd() {
    for (var payment = choose(); payment != null; payment = choose()) {
      pay(payment);
    }
  }

  /** What is paid for the next winner; null if nobody can pay for another one. */
  @Nullable Payment choose() {
    turn++;
    var ceiling = Double.POSITIVE_INFINITY;
    var best = Double.POSITIVE_INFINITY;
    for (var next = leastUnseen(); next >= 0; next = leastUnseen()) {
      if (worth(next, lowest[next]) > ceiling) {
        break;
      }
      seenInTurn[next] = turn;
      if (!estimate(next)) {
        drop(next);
      } else if (worth(next, estimates[next]) < best) {
        best = worth(next, estimates[next]);
        ceiling = Math.min(ceiling, worth(next, highest(next)) * (1 + NARROW));
      }
    }
    return decide(ceiling);
  }

  /** Takes the payment, which {@link #choose} made since the last one, from the supporters. */
  void pay(Payment payment) {
    var candidate = payment.candidate();
    prices.add(payment.numerator(), payment.utility());
    var price = Exact.ratio(payment.numerator(), prices.denominator());
    winners.add(candidate);
    roundOf[candidate] = winners.size();
    gone[candidate] = true;
    var first = table.starts[candidate];
    for (var entry = first; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      if (payment.spendsAll()[entry - first]) {
        balances[voter] = 0;
        spent[voter] = true;
      } else {
        balances[voter] = Math.max(0, balances[voter] - price * table.utilities[entry]);
      }
    }
    error = approximateShare * (winners.size() + 4) * ULP * 2;
    note(candidate, payment);
  }

  /** Whether the supporters have the cost together. */
  boolean canPay(int candidate) {
    scan(candidate, 0);
    var cost = table.approximateCosts[candidate];
    var slack = slack(candidate);
    if (money < cost - slack || money >= cost + slack) {
      return money >= cost;
    }
    return moneyOf(candidate).compareTo(table.costs[candidate].multiply(denominator())) >= 0;
  }

  /** What the supporters have together, as a numerator over {@link #denominator}. */
  BigInteger moneyOf(int candidate) {
    var counts = new long[winners.size() + 1];
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      addBalance(counts, table.supporters[entry]);
    }
    return sum(counts);
  }

  /**
   * The most that the supporters of a candidate could pay at a price, in parts of its cost, rounded
   * down.
   *
   * @param payment whose price it is; null asks for all that they have
   * @param parts how many parts the cost has
   * @param atLeast what is known already: a lower answer may be any number up to it
   */
  long payable(int candidate, @Nullable Payment payment, long parts, long atLeast) {
    var price = payment == null ? Double.POSITIVE_INFINITY : priceFor(candidate, payment);
    var cost = table.approximateCosts[candidate];
    var paid = paidAt(candidate, price) / cost * parts;
    var uncertain =
        paid * NARROW
            + parts * slack(candidate) / cost
            + (payment == null
                ? 0
                : parts * NARROW * price * table.totalUtilities[candidate] / cost);
    var least = (long) Math.floor(paid - uncertain);
    var most = (long) Math.floor(paid + uncertain);
    return least == most || most <= atLeast
        ? most
        : payment == null
            ? allOf(candidate, parts)
            : payableExactly(candidate, payment, price, parts);
  }

  private long allOf(int candidate, long parts) {
    return moneyOf(candidate)
        .multiply(BigInteger.valueOf(parts))
        .divide(table.costs[candidate].multiply(denominator()))
        .longValueExact();
  }

  private long payableExactly(int candidate, Payment payment, double price, long parts) {
    var split = split(candidate, price * (1 - NARROW), price * (1 + NARROW), new boolean[0]);
    // The price of this candidate is numerator · cost / (denominator · scale).
    var own = table.worthCost ? table.costs[candidate] : BigInteger.ONE;
    var scale =
        (table.worthCost ? table.costs[payment.candidate()] : BigInteger.ONE)
            .multiply(BigInteger.valueOf(payment.utility()));
    var numerator = payment.numerator().multiply(own);
    var given = sum(split.counts).multiply(scale);
    var utility = BigInteger.valueOf(split.payingUtility);
    for (var same : split.unsure.values()) {
      var balance = sum(same.counts).multiply(scale);
      var full = numerator.multiply(BigInteger.valueOf(same.utility));
      given = given.add(balance.min(full).multiply(BigInteger.valueOf(same.weight)));
    }
    return given
        .add(numerator.multiply(utility))
        .multiply(BigInteger.valueOf(parts))
        .divide(table.costs[candidate].multiply(scale).multiply(denominator()))
        .longValueExact();
  }

  /** A payment's price as it would be for another candidate that is worth as much for its cost. */
  private double priceFor(int candidate, Payment payment) {
    var price =
        Exact.ratio(
            payment.numerator(), denominator().multiply(BigInteger.valueOf(payment.utility())));
    return table.worthCost
        ? price / table.approximateCosts[payment.candidate()] * table.approximateCosts[candidate]
        : price;
  }

  private int leastUnseen() {
    var least = -1;
    for (var candidate = 0; candidate < table.size(); candidate++) {
      if (!gone[candidate]
          && seenInTurn[candidate] != turn
          && (least < 0 || worth(candidate, lowest[candidate]) < worth(least, lowest[least]))) {
        least = candidate;
      }
    }
    return least;
  }

  /** The q of the method at a price. */
  private double worth(int candidate, double price) {
    return table.worthCost ? price / table.approximateCosts[candidate] : price;
  }

  private void drop(int candidate) {
    gone[candidate] = true;
    if (fingerprint != null) {
      fingerprint.add(~candidate);
    }
  }

  /** How far a sum over the balances of all supporters may be off near the cost. */
  private double slack(int candidate) {
    var entries = table.starts[candidate + 1] - table.starts[candidate];
    return table.totalWeights[candidate] * error
        + (entries + 16) * ULP * table.approximateCosts[candidate];
  }

  /**
   * Finds the price from below: those who cannot pay it in full raise it for the others. Starts
   * from what it was at least before, since balances only shrink.
   *
   * @return whether the supporters have the cost together
   */
  private boolean estimate(int candidate) {
    var cost = table.approximateCosts[candidate];
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
    if (money < cost + slack && !canPay(candidate)) {
      return false;
    }
    settle(candidate, price, slack);
    return true;
  }

  private void settle(int candidate, double price, double slack) {
    estimates[candidate] = price;
    paying[candidate] = utilityOfPaying;
    if (utilityOfPaying > 0) {
      lowest[candidate] =
          Math.max(lowest[candidate], price - slack / utilityOfPaying - price * NARROW);
    }
    if (fingerprint != null) {
      fingerprint.add(candidate);
      fingerprint.add(poorAt(candidate, price));
    }
  }

  private void scan(int candidate, double price) {
    var all = 0.0;
    var given = 0.0;
    var utilityLeft = 0.0;
    var upTo = Double.POSITIVE_INFINITY;
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      var weight = table.weights[voter];
      var balance = balances[voter];
      var utility = table.utilities[entry];
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

  /** A price that is enough for sure; infinite where doubles find none. */
  private double highest(int candidate) {
    var slack = slack(candidate);
    var step =
        estimates[candidate] * NARROW * 2
            + (paying[candidate] > 0 ? 2 * slack / paying[candidate] : 0);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var price = estimates[candidate] + step;
      if (paidAt(candidate, price) >= table.approximateCosts[candidate] + slack) {
        return price;
      }
      step *= WIDEN;
    }
    return Double.POSITIVE_INFINITY;
  }

  private double paidAt(int candidate, double price) {
    var paid = 0.0;
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      paid += table.weights[voter] * Math.min(balances[voter], price * table.utilities[entry]);
    }
    return paid;
  }

  private @Nullable Payment decide(double ceiling) {
    Payment best = null;
    for (var candidate = 0; candidate < table.size(); candidate++) {
      if (!gone[candidate]
          && seenInTurn[candidate] == turn
          && worth(candidate, lowest[candidate]) <= ceiling) {
        var payment = exactly(candidate);
        best = best == null || isBefore(payment, best) ? payment : best;
      }
    }
    return best;
  }

  private boolean isBefore(Payment one, Payment other) {
    var order = compareWorth(one, other);
    return order == 0
        ? ties.compare(table.positions[one.candidate()], table.positions[other.candidate()]) < 0
        : order < 0;
  }

  /** Compares the exact q of two payments of the same turn. */
  int compareWorth(Payment one, Payment other) {
    return one.numerator()
        .multiply(BigInteger.valueOf(other.utility()))
        .multiply(table.worthCost ? table.costs[other.candidate()] : BigInteger.ONE)
        .compareTo(
            other
                .numerator()
                .multiply(BigInteger.valueOf(one.utility()))
                .multiply(table.worthCost ? table.costs[one.candidate()] : BigInteger.ONE));
  }

  /** Other candidates of this turn with the same q. */
  List<Payment> tiedWith(Payment winner) {
    var tied = new ArrayList<Payment>();
    var price = priceOf(winner);
    for (var candidate = 0; candidate < table.size(); candidate++) {
      if (!gone[candidate]
          && candidate != winner.candidate()
          && seenInTurn[candidate] == turn
          && worth(candidate, lowest[candidate])
              <= worth(winner.candidate(), price) * (1 + NARROW)) {
        var payment = exactly(candidate);
        if (compareWorth(payment, winner) == 0) {
          tied.add(payment);
        }
      }
    }
    return tied;
  }

  private double priceOf(Payment payment) {
    return Exact.ratio(
        payment.numerator(), denominator().multiply(BigInteger.valueOf(payment.utility())));
  }

  /** The exact payment for a candidate whose price is estimated. */
  private Payment exactly(int candidate) {
    var spendsAll = new boolean[table.starts[candidate + 1] - table.starts[candidate]];
    var split = split(candidate, lowest[candidate], highest(candidate), spendsAll);
    var cost = table.costs[candidate].multiply(denominator());
    var rest = cost.subtract(sum(split.counts));
    if (split.unsure.isEmpty()) {
      return new Payment(candidate, rest, split.payingUtility, spendsAll);
    }
    return new UnsurePayment(candidate, rest, split, this::sum, table.starts[candidate])
        .settle(spendsAll);
  }

  /**
   * Splits the supporters at a price between two bounds.
   *
   * @param spendsAll takes who surely gives all, in the order of the table; of no length if nobody
   *     asks
   */
  private SupporterSplit split(int candidate, double low, double high, boolean[] spendsAll) {
    var split = new SupporterSplit(winners.size());
    var first = table.starts[candidate];
    for (var entry = first; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      var balance = balances[voter];
      var utility = table.utilities[entry];
      if (spent[voter] || balance + error < low * utility * (1 - NARROW)) {
        addBalance(split.counts, voter);
        if (spendsAll.length > 0) {
          spendsAll[entry - first] = true;
        }
      } else if (balance - error > high * utility * (1 + NARROW)) {
        split.payingUtility += table.weight(voter) * table.utility(entry);
      } else {
        split.addUnsure(
            history(voter), winners.size(), table.utility(entry), table.weight(voter), entry);
      }
    }
    return split;
  }

  /** The rounds in which a voter paid in full and its utilities, in turn. */
  private List<Long> history(int voter) {
    var history = new ArrayList<Long>();
    for (var i = table.voterStarts[voter]; i < table.voterStarts[voter + 1]; i++) {
      var round = roundOf[table.voterCandidates[i]];
      if (round > 0) {
        history.add((long) round);
        history.add(table.utility(table.voterEntries[i]));
      }
    }
    return history;
  }

  /** Adds the balances of all people for whom a voter stands, in counts of shares and prices. */
  private void addBalance(long[] counts, int voter) {
    if (spent[voter]) {
      return;
    }
    var weight = table.weight(voter);
    counts[0] += weight;
    for (var i = table.voterStarts[voter]; i < table.voterStarts[voter + 1]; i++) {
      var round = roundOf[table.voterCandidates[i]];
      if (round > 0) {
        counts[round] -= weight * table.utility(table.voterEntries[i]);
      }
    }
  }

  private BigInteger sum(long[] counts) {
    return prices.sum(share.numerator().multiply(BigInteger.valueOf(counts[0])), counts);
  }

  private long poorAt(int candidate, double price) {
    var hash = 0L;
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      if (balances[voter] < price * table.utilities[entry]) {
        hash += Fingerprint.mix(voter);
      }
    }
    return hash;
  }

  private void note(int candidate, Payment payment) {
    if (fingerprint != null) {
      fingerprint.add(candidate);
      fingerprint.add(Arrays.hashCode(payment.spendsAll()));
      for (var i = 0; i < payment.spendsAll().length; i++) {
        fingerprint.add(payment.spendsAll()[i] ? i : -1);
      }
    }
  }
}
