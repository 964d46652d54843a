package io.insula.analytics.internal.answers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.analytics.DayCounts;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.internal.folding.Recomputation;
import io.insula.analytics.internal.folding.VisitorHistoryGenerator;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;

/**
 * Checks that the summary and the landing pages of a period equal a computation in SQL from the raw
 * rows.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class SummaryRecomputedTest {
  private static final int PERIODS = 30;
  private static final int DAYS = 70;
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /**
   * Time zones whose days have different lengths and begin at different times. Lord Howe changes
   * its clocks by half an hour.
   */
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe");

  private static final String EVENTS =
      "SELECT count(*) FROM analytics.event WHERE name = :name AND at >= :from AND at < :until";

  private static final String TRIALS_TO_SIGNUPS =
      """
      SELECT count(DISTINCT t.person) FROM owned_event t JOIN owned_event s ON s.person = t.person
      WHERE t.name = 'trial' AND t.at >= :from AND t.at < :until
        AND s.name = 'signup' AND s.at >= :from AND s.at < :until AND s.at >= t.at
      """;

  private static final String CHANNELS =
      """
      SELECT CASE coalesce(l.source, '(direct)') WHEN '(direct)' THEN 'Direct'
          WHEN 'facebook' THEN 'Paid Social' WHEN 'google' THEN 'Organic Search'
          ELSE 'Referral' END, count(*)
      FROM conversion c LEFT JOIN last_non_direct l ON l.event = c.number
      WHERE c.at >= :from AND c.at < :until
      GROUP BY 1
      """;

  private static final String PER_DAY =
      """
      SELECT d.day::date, coalesce(p.pageviews, 0), coalesce(p.visitors, 0), coalesce(s.signups, 0)
      FROM generate_series((:from::timestamptz AT TIME ZONE :zone)::date,
          ((:until::timestamptz - interval '1 microsecond') AT TIME ZONE :zone)::date,
          interval '1 day') AS d (day)
        LEFT JOIN (
          SELECT (at AT TIME ZONE :zone)::date AS day, count(*) AS pageviews,
            count(DISTINCT fingerprint) AS visitors
          FROM analytics.pageview WHERE at >= :from AND at < :until
          GROUP BY 1) p ON p.day = d.day
        LEFT JOIN (
          SELECT (at AT TIME ZONE :zone)::date AS day, count(*) AS signups
          FROM analytics.event WHERE at >= :from AND at < :until AND name = 'signup'
          GROUP BY 1) s ON s.day = d.day
      ORDER BY 1
      """;

  private static final String LANDING_PAGES =
      """
      SELECT coalesce(v.page, s.page), coalesce(visitors, 0), coalesce(signups, 0)
      FROM (
          SELECT page, count(DISTINCT fingerprint) AS visitors FROM touches
          WHERE at >= :from AND at < :until GROUP BY 1) v
        FULL JOIN (
          SELECT i.page, count(*) AS signups FROM in_time i
            JOIN analytics.event e ON e.number = i.event
          WHERE i.place = 1 AND e.at >= :from AND e.at < :until GROUP BY 1) s ON s.page = v.page
      """;

  @Inject Jdbi jdbi;
  @Inject SummaryService summaryService;
  @Inject LandingPagesController landingPages;

  @Test
  void every_period_and_zone_equals_the_raw_rows() {
    jdbi.useHandle(
        handle -> {
          Recomputation.beginAnew(handle);
          new VisitorHistoryGenerator(8, 1_500).store(handle, () -> {});
          Recomputation.prepare(handle);
          var random = new Random(8);
          for (int i = 0; i < PERIODS; i++) {
            // A third of the periods begin or end in the middle of a quarter of an hour.
            var step = i % 3 == 0 ? Duration.ofSeconds(1) : QUARTER;
            var steps = (int) Duration.ofDays(DAYS).dividedBy(step);
            var from = VisitorHistoryGenerator.START.plus(step.multipliedBy(random.nextInt(steps)));
            var period =
                new ReportPeriod(from, from.plus(step.multipliedBy(1 + random.nextInt(steps))));
            assertSummaries(handle, period);
            assertThat(toldPages(period)).isEqualTo(expectedPages(handle, period));
          }
        });
  }

  /** Checks the summaries of a period in all zones. Only the days depend on the zone. */
  private void assertSummaries(Handle handle, ReportPeriod period) {
    var trials = events(handle, period, "trial");
    var signups = events(handle, period, "signup");
    var unsubscribes = events(handle, period, "unsubscribe");
    var conversions = in(period, handle.createQuery(TRIALS_TO_SIGNUPS)).mapTo(Long.class).one();
    var channels = channels(handle, period);
    for (var zone : ZONES) {
      var told = summaryService.of(new SummaryRequest(period.from(), period.until(), zone));

      assertThat(told.trials()).isEqualTo(trials);
      assertThat(told.signups()).isEqualTo(signups);
      assertThat(told.unsubscribes()).isEqualTo(unsubscribes);
      assertThat(told.trialToSignupConversions()).isEqualTo(conversions);
      assertThat(told.signupsByChannel()).isEqualTo(channels);
      if (told.signups() > 0) {
        assertThat(requireNonNull(told.paidShare()).doubleValue())
            .isCloseTo(
                channels.getOrDefault("Paid Social", 0L) / (double) told.signups(), within(1e-6));
      }
      assertThat(told.perDay()).isEqualTo(days(handle, period, zone));
    }
  }

  private static long events(Handle handle, ReportPeriod period, String name) {
    return in(period, handle.createQuery(EVENTS)).bind("name", name).mapTo(Long.class).one();
  }

  private static Map<String, Long> channels(Handle handle, ReportPeriod period) {
    return in(period, handle.createQuery(CHANNELS))
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<DayCounts> days(Handle handle, ReportPeriod period, String zone) {
    return in(period, handle.createQuery(PER_DAY))
        .bind("zone", zone)
        .map(
            (row, _) ->
                new DayCounts(
                    row.getObject(1, LocalDate.class),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }

  private Set<LandingPageLine> toldPages(ReportPeriod period) {
    var told = landingPages.list(period.from().toString(), period.until().toString());
    return Set.copyOf(told.landingPages());
  }

  private static Set<LandingPageLine> expectedPages(Handle handle, ReportPeriod period) {
    return in(period, handle.createQuery(LANDING_PAGES))
        .map((row, _) -> new LandingPageLine(row.getString(1), row.getLong(2), row.getLong(3)))
        .set();
  }

  private static Query in(ReportPeriod period, Query query) {
    return query
        .bind("from", period.from().atOffset(ZoneOffset.UTC))
        .bind("until", period.until().atOffset(ZoneOffset.UTC));
  }
}
