package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.answers.LabelNameReader.Name;
import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Sums the spend of a period. A day counts if it begins in the period, in UTC. */
final class SpendTotalsReader {
  private static final String SPENT =
      """
      SELECT source, nullif(campaign, ''), sum(amount)
      FROM analytics.spend
      WHERE day::timestamp AT TIME ZONE 'UTC' >= :from
        AND day::timestamp AT TIME ZONE 'UTC' < :until
        AND currency = :currency
      GROUP BY source, campaign
      """;

  private SpendTotalsReader() {}

  /**
   * Returns the spend in a currency by source and campaign. The campaign is null for spend on a
   * whole source.
   */
  static Map<Name, BigDecimal> of(Handle handle, ReportPeriod period, String currency) {
    var spent = new HashMap<Name, BigDecimal>();
    SqlInstants.bind(handle.createQuery(SPENT), period)
        .bind("currency", currency)
        .map(
            (row, _) ->
                Map.entry(new Name(row.getString(1), row.getString(2)), row.getBigDecimal(3)))
        .forEach(entry -> spent.put(entry.getKey(), Decimals.plain(entry.getValue())));
    return spent;
  }

  /** Returns the spend by source. */
  static Map<Name, BigDecimal> bySource(Map<Name, BigDecimal> spent) {
    var sums = new HashMap<Name, BigDecimal>();
    spent.forEach((on, amount) -> sums.merge(new Name(on.name(), null), amount, BigDecimal::add));
    return sums;
  }
}
