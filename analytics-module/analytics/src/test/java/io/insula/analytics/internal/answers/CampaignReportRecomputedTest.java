package io.insula.analytics.internal.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.analytics.internal.answers.CampaignReportParameters.CheckedParameters;
import io.insula.analytics.internal.answers.CampaignReportService.ReportLine;
import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.analytics.internal.folding.VisitorHistoryGenerator;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Checks that the reports on campaigns and sources equal a computation in SQL from the raw rows.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class CampaignReportRecomputedTest {
  private static final int PERIODS = 8;
  private static final double BILLIONTHS = 1e-5;
  private static final double CENTS = 1e-3;

  private static final String OUTCOMES =
      """
      CREATE TEMP TABLE expected AS
        SELECT *, floor(extract(epoch FROM time_to_convert)) AS seconds FROM conversion;
      CREATE TEMP TABLE weight AS %s
      """
          .formatted(Recomputation.WEIGHTS);

  private static final String RETURNS =
      """
      WITH credit AS (
        SELECT w.event, <label> AS label,
          w.<model>::float8 / sum(w.<model>) OVER (PARTITION BY w.event) AS credit
        FROM weight w JOIN in_time i ON i.event = w.event AND i.place = w.place
        UNION ALL
        SELECT number, '(direct) null', 1 FROM expected WHERE seconds IS NULL),
      share AS (
        SELECT event, label, sum(credit) AS credit FROM credit GROUP BY 1, 2 HAVING sum(credit) > 0)
      SELECT s.label, count(*), sum(s.credit),
        avg(e.seconds)::float8, min(e.seconds)::float8, max(e.seconds)::float8,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY e.seconds),
        avg(e.before)::float8, avg(e.after)::float8, coalesce(sum(e.value * s.credit), 0),
        (SELECT coalesce(sum(m.amount), 0)::float8 FROM analytics.spend m
          WHERE <spentOn> = s.label AND m.currency = 'EUR'
            AND m.day::timestamp AT TIME ZONE 'UTC' >= :from
            AND m.day::timestamp AT TIME ZONE 'UTC' < :until),
        array_remove(array_agg(DISTINCT
          CASE WHEN e.person LIKE 'u:%' THEN substr(e.person, 3) END), NULL)
      FROM share s JOIN expected e ON e.number = s.event
      WHERE e.at >= :from AND e.at < :until
      GROUP BY s.label
      """;

  @Inject Jdbi jdbi;
  @Inject CampaignReportService returns;

  private record Expected(
      long signups,
      double conversions,
      @Nullable Double average,
      @Nullable Double fastest,
      @Nullable Double longest,
      @Nullable Double median,
      double before,
      double after,
      double revenue,
      double spend,
      List<String> users) {}

  @Test
  void every_number_of_every_model_and_period_equals_the_raw_rows() {
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          new VisitorHistoryGenerator(7, 1_500).store(handle, () -> {});
          Recomputation.prepare(handle);
          handle.createScript(OUTCOMES).execute();
          spend(handle);
          var random = new Random(7);
          for (int i = 0; i < PERIODS; i++) {
            var from = VisitorHistoryGenerator.START.plusSeconds(random.nextInt(40 * 86_400));
            var period =
                new ReportPeriod(from, from.plus(Duration.ofHours(1 + random.nextInt(900))));
            for (var model : AttributionModel.values()) {
              assertSame(handle, Kind.SOURCE, period, model);
              assertSame(handle, Kind.CAMPAIGN, period, model);
            }
          }
        });
  }

  private static void spend(Handle handle) {
    handle.execute(
        """
        INSERT INTO analytics.spend (source, campaign, day, amount, currency)
        SELECT source, campaign, day, extract(day FROM day) / 4,
          CASE extract(day FROM day)::integer % 5 WHEN 0 THEN 'CHF' ELSE 'EUR' END
        FROM (VALUES ('facebook', 'NY'), ('facebook', 'LA'), ('facebook', ''), ('google', ''))
            AS spent (source, campaign),
          generate_series('2022-12-20'::date, '2023-03-01', interval '1 day') AS day
        """);
  }

  private void assertSame(Handle handle, Kind kind, ReportPeriod period, AttributionModel model) {
    var told =
        returns.of(kind, new CheckedParameters(period, model, "EUR", "EUR"), true).stream()
            .filter(line -> line.statistics().conversions().signum() > 0)
            .collect(
                Collectors.toMap(
                    line -> line.source() + " " + line.campaign(), Function.identity()));
    var expected = expected(handle, kind, period, model);

    assertThat(told.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, numbers) -> assertSame(told.get(key), numbers));
  }

  private static void assertSame(@Nullable ReportLine told, Expected expected) {
    var statistics = requireNonNull(told).statistics();
    assertThat(statistics.signups()).isEqualTo(expected.signups());
    assertThat(statistics.conversions().doubleValue())
        .isCloseTo(expected.conversions(), within(BILLIONTHS));
    assertClose(statistics.times().average(), expected.average());
    assertClose(statistics.times().fastest(), expected.fastest());
    assertClose(statistics.times().longest(), expected.longest());
    assertClose(statistics.times().median(), expected.median());
    assertClose(statistics.pageviewsBefore(), expected.before());
    assertClose(statistics.pageviewsAfter(), expected.after());
    assertThat(statistics.revenue().doubleValue()).isCloseTo(expected.revenue(), within(CENTS));
    assertThat(told.spend().doubleValue()).isCloseTo(expected.spend(), within(CENTS));
    assertThat(told.users()).containsExactlyInAnyOrderElementsOf(expected.users());
  }

  private static void assertClose(@Nullable Number told, @Nullable Double expected) {
    if (expected == null) {
      assertThat(told).isNull();
    } else {
      assertThat(requireNonNull(told).doubleValue()).isCloseTo(expected, within(BILLIONTHS));
    }
  }

  private static Map<String, Expected> expected(
      Handle handle, Kind kind, ReportPeriod period, AttributionModel model) {
    var isSource = kind == Kind.SOURCE;
    return handle
        .createQuery(RETURNS)
        .define(
            "label",
            isSource ? "i.source || ' null'" : "i.source || ' ' || coalesce(i.campaign, 'null')")
        .define(
            "spentOn",
            isSource
                ? "m.source || ' null'"
                : "m.source || ' ' || coalesce(nullif(m.campaign, ''), 'null')")
        .define("model", model.label())
        .bind("from", time(period.from()))
        .bind("until", time(period.until()))
        .map(
            (row, _) ->
                Map.entry(
                    row.getString(1),
                    new Expected(
                        row.getLong(2),
                        row.getDouble(3),
                        row.getObject(4, Double.class),
                        row.getObject(5, Double.class),
                        row.getObject(6, Double.class),
                        row.getObject(7, Double.class),
                        row.getDouble(8),
                        row.getDouble(9),
                        row.getDouble(10),
                        row.getDouble(11),
                        List.of((String[]) row.getArray(12).getArray()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
