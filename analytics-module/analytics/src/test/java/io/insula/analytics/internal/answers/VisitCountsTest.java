package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.internal.answers.VisitCounts.Counts;
import io.insula.analytics.internal.folding.Fold;
import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.analytics.internal.folding.VisitorHistoryGenerator;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class VisitCountsTest {
  private static final int PERIODS = 60;

  @Inject Jdbi jdbi;
  @Inject Fold fold;
  @Inject SnapshotReader reading;

  @Test
  void visitors_of_any_period_are_counted_once() {
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          new VisitorHistoryGenerator(6, 2_000).store(handle, () -> {});
          fold.catchUp();
          Recomputation.prepare(handle);
          var random = new Random(6);
          for (int i = 0; i < PERIODS; i++) {
            var from = instant(random);
            var until = random.nextInt(4) == 0 ? from.plusSeconds(20_000) : instant(random);
            var period =
                from.isBefore(until)
                    ? new ReportPeriod(from, until)
                    : new ReportPeriod(until, from);
            for (var kind : Kind.values()) {
              assertThat(counted(handle, kind, period)).isEqualTo(recounted(handle, kind, period));
            }
          }
          assertThat(counted(handle, Kind.SOURCE, ReportPeriod.ALWAYS))
              .hasSize(4)
              .isEqualTo(recounted(handle, Kind.SOURCE, ReportPeriod.ALWAYS));
        });
  }

  @Test
  void every_period_has_its_own_plan_on_a_reused_connection() {
    jdbi.useHandle(Recomputation::beginAnew);
    jdbi.useHandle(handle -> new VisitorHistoryGenerator(7, 300).store(handle, () -> {}));
    var period =
        new ReportPeriod(
            VisitorHistoryGenerator.START.plusSeconds(3_600),
            VisitorHistoryGenerator.START.plusSeconds(900_000));
    reading.of(
        handle -> {
          var first = VisitCounts.of(handle, Kind.CAMPAIGN, period);
          assertThat(first).isNotEmpty();
          for (int i = 1; i < 12; i++) {
            assertThat(VisitCounts.of(handle, Kind.CAMPAIGN, period)).isEqualTo(first);
          }
          assertThat(plans(handle, "custom")).isPositive();
          assertThat(plans(handle, "generic")).isZero();
          return first;
        });
  }

  /**
   * Returns how often PostgreSQL used plans of a kind ({@code generic} or {@code custom}) for the
   * query of {@link VisitCounts} on this connection.
   */
  private static long plans(Handle handle, String kind) {
    return handle
        .createQuery(
            "SELECT coalesce(sum("
                + kind
                + "_plans), 0) FROM pg_prepared_statements"
                + " WHERE statement LIKE '%FROM analytics.day_cell%campaign_before%'")
        .mapTo(Long.class)
        .one();
  }

  /** Returns a random time, often the beginning of a day. */
  private static Instant instant(Random random) {
    var day = VisitorHistoryGenerator.START.plus(Duration.ofDays(random.nextInt(60)));
    return random.nextBoolean() ? day : day.plusSeconds(random.nextInt(86_400));
  }

  private static Map<String, String> counted(Handle handle, Kind kind, ReportPeriod period) {
    var counts = VisitCounts.of(handle, kind, period);
    var named = new HashMap<String, String>();
    LabelNames.of(handle, counts.keySet())
        .forEach(
            (number, label) -> {
              var count = counts.getOrDefault(number, Counts.NONE);
              if (count.visitors() > 0) {
                named.put(
                    label.name() + " " + label.campaign(),
                    count.visitors() + " " + count.pageviews());
              }
            });
    return named;
  }

  private static Map<String, String> recounted(Handle handle, Kind kind, ReportPeriod period) {
    var label =
        switch (kind) {
          case SOURCE -> "source || ' null'";
          case CAMPAIGN -> "source || ' ' || coalesce(campaign, 'null')";
          case PAGE -> "page || ' null'";
        };
    return handle
        .createQuery(
            "SELECT "
                + label
                + " AS label, count(DISTINCT fingerprint) || ' ' || sum(pageviews) FROM touches"
                + " WHERE at >= :from AND at < :until GROUP BY 1")
        .bind("from", period.from().atOffset(ZoneOffset.UTC))
        .bind("until", period.until().atOffset(ZoneOffset.UTC))
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
