package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.time.RetentionClockGuard;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Checks that the folded numbers equal a computation from all stored rows, after folding step by
 * step in any order of arrival, after erasures, and after rows past the retention were deleted.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class FoldServiceTest {
  @Inject Jdbi jdbi;
  @Inject FoldService foldService;
  @Inject UserErasure erasure;
  @Inject FingerprintFold fingerprints;
  @Inject PeopleFold people;
  @Inject RetentionClockGuard retentionClockGuard;
  @Inject List<Task<?>> jobs;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_230_101})
  void every_folded_number_equals_the_raw_rows(long seed) {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(seed, 1_000).store(handle, foldService::catchUp);
          foldService.catchUp();
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void an_erased_user_is_nowhere_and_the_numbers_are_updated(long seed) {
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(seed, 1_000).store(handle, foldService::catchUp);
          var users =
              owned(handle).stream().filter(person -> person.startsWith("u:")).limit(20).toList();
          assertThat(users).hasSize(20);
          for (var user : users) {
            assertThat(erasure.erase(user.substring(2))).isTrue();
          }
          assertThat(erasure.erase("nobody")).isFalse();
          assertThat(owned(handle)).doesNotContainAnyElementsOf(users);
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void rows_past_the_retention_are_deleted_and_the_numbers_updated(long seed) {
    var before = VisitorHistoryGenerator.START.plus(Duration.ofHours(200));
    var retention = new RowRetentionService(foldService, fingerprints, people, 50);
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(seed, 1_000).store(handle, foldService::catchUp);
          assertThat(countOf(handle, "at < ?", before)).isPositive();
          var kept = countOf(handle, "at >= ?", before);

          var portions = 0;
          while (retention.forgetNext(before)) {
            portions++;
          }

          assertThat(portions).isGreaterThan(2);
          assertThat(countOf(handle, "at < ?", before)).isZero();
          assertThat(countOf(handle, "at >= ?", before)).isEqualTo(kept);
          FoldedNumberAssertions.assertRight(handle);
        });
  }

  @Test
  void a_clock_that_jumped_ahead_deletes_nothing() {
    var job =
        new RowRetentionJob(
                new RowRetentionService(foldService, fingerprints, people),
                retentionClockGuard,
                settings(30))
            .forgetOldRows();
    var longAgo = Instant.now().minus(Duration.ofDays(2));
    jdbi.useHandle(
        handle -> {
          new VisitorHistoryGenerator(8, 100).store(handle, foldService::catchUp);
          var stored = countOf(handle, "at < ?", longAgo);
          assertThat(stored).isPositive();

          job.execute(new TaskInstance<>(job.getName(), "recurring", longAgo), null);

          assertThat(countOf(handle, "at < ?", longAgo)).isEqualTo(stored);
        });
  }

  @Test
  void a_stop_of_days_is_no_reason_to_warn_while_all_rows_are_kept() {
    var retention = new RowRetentionService(foldService, fingerprints, people);
    var job = new RowRetentionJob(retention, retentionClockGuard, settings(0)).forgetOldRows();
    var logger = (Logger) LoggerFactory.getLogger(RetentionClockGuard.class);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    logger.addAppender(log);
    try {
      var lastRun = Instant.now().minus(Duration.ofDays(9));
      job.execute(new TaskInstance<>(job.getName(), "recurring", lastRun), null);
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list).isEmpty();
  }

  @Test
  void an_invalid_retention_is_refused() {
    for (var days : List.of(-1, 36_501)) {
      assertThatThrownBy(() -> settings(days))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("INSULA_ANALYTICS_RETENTION_DAYS");
    }
    assertThat(jobs).extracting(Task::getName).contains("analytics.forget-old-rows");
  }

  private static FoldSettings settings(int days) {
    return new FoldSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), days);
  }

  private static long countOf(Handle handle, String condition, Instant time) {
    return handle
        .createQuery(
            "SELECT count(*) FROM (SELECT at FROM analytics.pageview"
                + " UNION ALL SELECT at FROM analytics.event) AS rows WHERE "
                + condition)
        .bind(0, time)
        .mapTo(Long.class)
        .one();
  }

  private static List<String> owned(Handle handle) {
    Recomputation.prepare(handle);
    return Recomputation.rows(
            handle,
            """
            SELECT person FROM owned_pageview UNION SELECT person FROM owned_event
            UNION SELECT person FROM analytics.outcome
            """)
        .stream()
        .map(row -> String.valueOf(row.get("person")))
        .toList();
  }
}
