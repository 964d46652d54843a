package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * The smallest unit of currency in an election, for instance a cent. All amounts of the election
 * are whole numbers of this unit, so their sums are exact.
 *
 * @param decimals the number of decimals of the unit: 2 for a cent
 */
record SmallestCurrencyUnit(int decimals) {
  static SmallestCurrencyUnit of(Election election) {
    var amounts =
        Stream.concat(
            Stream.of(election.budget()),
            election.proposals().stream().map(ElectionProposal::cost));
    return new SmallestCurrencyUnit(
        amounts.mapToInt(each -> Decimals.plain(each).scale()).max().orElse(0));
  }

  /** Converts an amount to smallest units. */
  BigInteger units(BigDecimal amount) {
    return amount.movePointRight(decimals).toBigIntegerExact();
  }

  /** Returns the number of smallest units per unit of currency. */
  BigInteger one() {
    return BigInteger.TEN.pow(decimals);
  }

  /** Converts a fraction of smallest units to units of currency, rounded to six places. */
  BigDecimal amount(BigInteger numerator, BigInteger denominator) {
    return FractionConverter.decimal(numerator, denominator.multiply(one()));
  }
}
