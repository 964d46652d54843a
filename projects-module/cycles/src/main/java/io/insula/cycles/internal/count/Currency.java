package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * The smallest unit in which all amounts of an election are whole numbers.
 *
 * @param decimals how many decimals it has
 */
record Currency(int decimals) {
  static Currency of(Election election) {
    var amounts =
        Stream.concat(
            Stream.of(election.budget()), election.proposals().stream().map(CountedProposal::cost));
    return new Currency(amounts.mapToInt(each -> Exact.plain(each).scale()).max().orElse(0));
  }

  /** An amount in smallest units. */
  BigInteger units(BigDecimal amount) {
    return amount.movePointRight(decimals).toBigIntegerExact();
  }

  /** How many smallest units make one unit of currency. */
  BigInteger one() {
    return BigInteger.TEN.pow(decimals);
  }

  /** A fraction of smallest units as an amount, rounded to six places. */
  BigDecimal amount(BigInteger numerator, BigInteger denominator) {
    return Exact.decimal(numerator, denominator.multiply(one()));
  }
}
