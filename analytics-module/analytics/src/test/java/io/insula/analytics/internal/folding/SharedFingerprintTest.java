package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.analytics.internal.journeys.ConversionCreditCalculator;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.api.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Tests a fingerprint that very many browsers have, because a tracker is broken. Its rows must not
 * take more time and memory to fold than the rows of other fingerprints.
 */
@MicronautTest(transactional = false)
@Isolated("The test counts the objects of the whole process.")
@Property(name = "insula.analytics.fold-interval", value = "1h")
class SharedFingerprintTest {
  private static final int TOUCHES = 3_000;
  private static final int SIGNUPS = 500;

  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject FoldTransactions transaction;
  @Inject FingerprintFold fingerprints;
  @Inject PeopleFold people;
  @Inject FoldRulesVersion rules;
  @Inject FoldPermits permits;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  private void rows(String sql, Object... arguments) {
    jdbi.useHandle(handle -> handle.execute(sql, arguments));
  }

  private void pageviews(String from, int count) {
    rows(
        """
        INSERT INTO analytics.pageview (at, fingerprint, url)
        SELECT ?::timestamptz + n * interval '1 second', 'undefined',
          'https://a.example/?utm_source=facebook&utm_medium=paid&utm_campaign=c' || n % 40
        FROM generate_series(1, ?) AS n
        """,
        from, count);
  }

  private <T> T one(Class<T> type, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
  }

  @Test
  void conversions_after_very_many_touches_credit_the_first_touch_and_the_last_ones() {
    pageviews("2023-01-01T00:00:00Z", TOUCHES);
    rows(
        """
        INSERT INTO analytics.event (at, name, fingerprint)
        SELECT '2023-01-01T01:00:00Z'::timestamptz + n * interval '1 second', 'signup', 'undefined'
        FROM generate_series(1, ?) AS n
        """,
        SIGNUPS);
    foldService.catchUp();

    assertThat(one(Integer.class, "SELECT count(*) FROM analytics.credit"))
        .isEqualTo(SIGNUPS * ConversionCreditCalculator.MAX_TOUCHES);
    assertThat(one(Long.class, "SELECT sum(first) / 1000000000 FROM analytics.credit"))
        .isEqualTo(SIGNUPS);
    assertThat(
            one(
                Integer.class,
                "SELECT max(seconds_to_convert - extract(epoch FROM at) + 1672531201)"
                    + " FROM analytics.outcome"))
        .isZero();

    var before = versions();
    pageviews("2023-06-01T00:00:00Z", 1);
    foldService.catchUp();
    assertThat(versions()).isEqualTo(before);

    rows(
        "INSERT INTO analytics.pageview (at, fingerprint, user_id, url)"
            + " VALUES ('2023-06-02T00:00:00Z', 'undefined', 'ade', 'https://a.example/')");
    foldService.catchUp();
    assertThat(versions()).isNotEqualTo(before);
    assertThat(one(Integer.class, "SELECT count(*) FROM analytics.outcome WHERE person = 'u:ade'"))
        .isEqualTo(SIGNUPS);
  }

  @Test
  void a_fold_holds_the_touches_of_a_portion_and_not_those_of_a_long_history() throws Exception {
    pageviews("2023-01-01T00:00:00Z", 50_000);
    rows(
        "INSERT INTO analytics.event (at, name, fingerprint)"
            + " VALUES ('2023-01-20T00:00:00Z', 'signup', 'undefined')");
    var portions = process(Duration.ofMinutes(1));
    var most = 0L;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var folding = threads.submit(() -> foldAll(portions));
      while (!isDoneSoon(folding)) {
        most = Math.max(most, LiveObjectCounter.count(Set.of(JourneyTouch.class.getName())));
      }
    }
    assertThat(most).isBetween(1L, 15_000L);
    assertThat(one(Integer.class, "SELECT count(*) FROM analytics.touch")).isEqualTo(50_000);
    assertThat(one(Integer.class, "SELECT count(*) FROM analytics.credit")).isEqualTo(100);
  }

  /**
   * Waits up to 200 ms for the work to end. Without this wait, the test would count objects all the
   * time, and each count stops the process.
   */
  private static boolean isDoneSoon(Future<?> work) throws Exception {
    try {
      work.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void foldAll(FoldService foldService) {
    while (foldService.foldNext(true)) {
      Thread.onSpinWait();
    }
  }

  /** Returns the fold of one more process, whose reports wait for at most this time. */
  private FoldService process(Duration longestWait) {
    return new FoldService(
        jdbi,
        transaction,
        new PortionFold(fingerprints, people, rules, 10_000),
        permits,
        new SimpleMeterRegistry(),
        new FoldSettings(Duration.ofSeconds(1), longestWait, 0));
  }

  /** Returns a text that changes whenever a folded event is written. */
  private String versions() {
    return one(
        String.class,
        "SELECT md5(string_agg(number || ' ' || xmin, ',' ORDER BY number)) FROM"
            + " analytics.outcome");
  }

  @Test
  void a_process_refuses_to_fold_after_another_process_has_changed_the_rules() {
    pageviews("2023-01-01T00:00:00Z", 1);
    foldService.catchUp();
    var own = one(String.class, "SELECT rules FROM analytics.fold_state");
    rows("UPDATE analytics.fold_state SET rules = 'others'");
    try {
      assertThatThrownBy(foldService::catchUp)
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("different rules");
    } finally {
      rows("UPDATE analytics.fold_state SET rules = ?", own);
    }
    foldService.catchUp();
  }

  @Test
  void a_report_waits_a_limited_time_for_the_fold_of_another_process() {
    foldService.catchUp();
    pageviews("2023-01-01T00:00:00Z", 1);
    try (var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      jdbi.useTransaction(
          other -> {
            other.execute("SELECT FROM analytics.fold_state FOR UPDATE");
            var answer = elsewhere.submit(process(Duration.ofSeconds(1))::catchUp);
            assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(UnavailableException.class);
          });
    }
    foldService.catchUp();
    assertThat(one(Integer.class, "SELECT count(*) FROM analytics.touch")).isEqualTo(1);
  }
}
