package io.insula.analytics.internal.answers;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was spent in a period: on all days that begin in it. */
final class Spending {
  private static final String SPENT =
      """
      SELECT source, nullif(campaign, ''), sum(amount)
      FROM analytics.spend
      WHERE day::timestamp AT TIME ZONE 'UTC' >= :from
        AND day::timestamp AT TIME ZONE 'UTC' < :until
        AND currency = :currency
      GROUP BY source, campaign
      """;

  private Spending() {}

  /**
   * On what it was spent.
   *
   * @param campaign null where the spend is not for a single one
   */
  record On(String source, @Nullable String campaign) {}

  static Map<On, BigDecimal> of(Handle handle, Period period, String currency) {
    var spent = new HashMap<On, BigDecimal>();
    Instants.bind(handle.createQuery(SPENT), period)
        .bind("currency", currency)
        .map(
            (row, _) -> Map.entry(new On(row.getString(1), row.getString(2)), row.getBigDecimal(3)))
        .forEach(entry -> spent.put(entry.getKey(), Numbers.plain(entry.getValue())));
    return spent;
  }

  /** By source alone. */
  static Map<On, BigDecimal> bySource(Map<On, BigDecimal> spent) {
    var sums = new HashMap<On, BigDecimal>();
    spent.forEach((on, amount) -> sums.merge(new On(on.source(), null), amount, BigDecimal::add));
    return sums;
  }
}
