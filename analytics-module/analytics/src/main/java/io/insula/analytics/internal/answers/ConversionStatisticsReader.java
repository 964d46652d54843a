package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.answers.CampaignReportParameters.CheckedParameters;
import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.AttributionModel;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Computes statistics of the conversions in a period for each source or each campaign. */
final class ConversionStatisticsReader {
  private static final String STATISTICS =
      """
      WITH share AS (
        SELECT number, <column> AS label, sum(<model>) AS credit
        FROM analytics.credit
        WHERE at >= :from AND at < :until AND <model> > 0 AND <column> IS NOT NULL
        GROUP BY number, <column>)
      SELECT s.label,
        count(*) FILTER (WHERE o.name = 'signup') AS signups,
        sum(s.credit) AS credit,
        avg(o.seconds_to_convert)::float8 AS average,
        min(o.seconds_to_convert) AS fastest,
        max(o.seconds_to_convert) AS longest,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY o.seconds_to_convert) AS median,
        avg(o.pageviews_before)::float8 AS pageviews_before,
        avg(o.pageviews_after)::float8 AS pageviews_after,
        sum(o.value * s.credit) FILTER (WHERE coalesce(o.currency, :usualCurrency) = :currency)
          AS revenue
      FROM share s JOIN analytics.outcome o ON o.number = s.number
      GROUP BY s.label
      """;

  private static final String USERS =
      """
      SELECT c.<column>, array_agg(DISTINCT substr(o.person, 3) ORDER BY substr(o.person, 3))
      FROM analytics.credit c JOIN analytics.outcome o ON o.number = c.number
      WHERE c.at >= :from AND c.at < :until AND c.<model> > 0 AND c.<column> IS NOT NULL
        AND o.person LIKE 'u:%'
      GROUP BY c.<column>
      """;

  private ConversionStatisticsReader() {}

  /**
   * The time from the first touch in the attribution window to the conversion, in seconds. All
   * values are null if no conversion has such a touch.
   */
  record Times(
      @Nullable Double average,
      @Nullable Long fastest,
      @Nullable Long longest,
      @Nullable Double median) {
    static final Times NONE = new Times(null, null, null, null);
  }

  /**
   * The statistics of one label.
   *
   * @param signups the number of signups in which the label has a share
   * @param conversions the sum of the label's shares in conversions
   * @param pageviewsBefore the average number of a user's page views up to the conversion
   * @param revenue the sum of value times share, for all conversions in the requested currency
   */
  record Statistics(
      long signups,
      BigDecimal conversions,
      Times times,
      @Nullable Double pageviewsBefore,
      @Nullable Double pageviewsAfter,
      BigDecimal revenue) {
    static final Statistics NONE =
        new Statistics(0, BigDecimal.ZERO, Times.NONE, null, null, BigDecimal.ZERO);
  }

  /** Returns the statistics of each label, by the number of the label. */
  static Map<Integer, Statistics> of(Handle handle, Kind kind, CheckedParameters parameters) {
    return SqlInstants.bind(handle.createQuery(STATISTICS), parameters.period())
        .define("column", kind.column())
        .define("model", parameters.model().label())
        .bind("currency", parameters.currency())
        .bind("usualCurrency", parameters.defaultCurrency())
        .map((row, _) -> Map.entry(row.getInt("label"), statistics(row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Returns the users who have a conversion with credit for a label: sorted ids, by label number.
   */
  static Map<Integer, List<String>> users(
      Handle handle, Kind kind, ReportPeriod period, AttributionModel model) {
    return SqlInstants.bind(handle.createQuery(USERS), period)
        .define("column", kind.column())
        .define("model", model.label())
        .map((row, _) -> Map.entry(row.getInt(1), texts(row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> texts(ResultSet row) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(2).getArray()).map(String::valueOf).toList();
  }

  private static Statistics statistics(ResultSet row) throws SQLException {
    return new Statistics(
        row.getLong("signups"),
        ResponseRounding.credit(row.getLong("credit")),
        new Times(
            row.getObject("average", Double.class),
            row.getObject("fastest", Long.class),
            row.getObject("longest", Long.class),
            row.getObject("median", Double.class)),
        row.getObject("pageviews_before", Double.class),
        row.getObject("pageviews_after", Double.class),
        ResponseRounding.money(
            Objects.requireNonNullElse(row.getBigDecimal("revenue"), BigDecimal.ZERO)));
  }
}
