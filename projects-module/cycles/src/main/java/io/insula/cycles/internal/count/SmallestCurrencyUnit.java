package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * The smallest unit of currency that an election needs: all amounts of the election are whole
 * numbers of this unit. Sums of amounts are therefore exact.
 *
 * @param decimals the number of decimals of the unit
 */
record SmallestCurrencyUnit(int decimals) {
  static SmallestCurrencyUnit of(Election election) {
    var amounts =
        Stream.concat(
            Stream.of(election.budget()), election.proposals().stream().map(CountedProposal::cost));
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

  /**
   * Converts a number of smallest units, given as a fraction, to units of currency, rounded to six
   * places.
   */
  BigDecimal amount(BigInteger numerator, BigInteger denominator) {
    return FractionConverter.decimal(numerator, denominator.multiply(one()));
  }
}
