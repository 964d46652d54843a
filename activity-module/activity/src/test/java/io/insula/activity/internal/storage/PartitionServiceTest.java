package io.insula.activity.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.insula.activity.ActivityLog;
import io.insula.activity.NewEvent;
import io.insula.activity.internal.TestEvents;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.time.RetentionClockGuard;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.activity.partition-days", value = "2")
@Property(name = "insula.activity.retention-days", value = "5")
class PartitionServiceTest {
  /** Ends the connection that detaches a partition. */
  private static final String KILL =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE query LIKE '%DETACH PARTITION%CONCURRENTLY' AND state = 'active'";

  @Inject PartitionService partitionService;
  @Inject ActivityLog log;
  @Inject SettableClock clock;
  @Inject Jdbi jdbi;
  @Inject List<RecurringTask<?>> jobs;
  @Inject RetentionClockGuard retentionClockGuard;

  /**
   * Sets the clock to two months ago, so that the tests can move it forward. The time of an event
   * is at most ten minutes after the database's time, even if the clock is further ahead.
   */
  @BeforeEach
  void begin_two_months_ago() {
    clock.set(Instant.now().minus(Duration.ofDays(60)));
    jdbi.useHandle(
        handle -> {
          handle.execute("TRUNCATE activity.event");
          handle.execute("SELECT setval('activity.last_microsecond', 0)");
        });
    partitionService.makeAhead();
  }

  @Test
  void partitions_exist_at_the_start_and_are_made_once() {
    var atStart = tables();
    assertThat(atStart).hasSizeGreaterThanOrEqualTo(4);

    partitionService.makeAhead();

    assertThat(tables()).isEqualTo(atStart);
  }

  @Test
  void no_event_is_refused_as_time_passes() {
    for (int day = 0; day < 10; day++) {
      log.record(TestEvents.saying("day " + day));
      clock.advance(Duration.ofDays(1));
      partitionService.makeAhead();
    }

    assertThat(count()).isEqualTo(10);
  }

  @Test
  void a_clock_that_is_set_back_neither_stops_nor_reorders_the_log() {
    var before = log.record(TestEvents.saying("before"));
    clock.advance(Duration.ofDays(-30));

    var after = log.record(TestEvents.saying("after"));

    assertThat(after.createdAt()).isEqualTo(before.createdAt().plusNanos(1_000));
  }

  @Test
  void a_partition_is_made_after_a_jump_of_the_clock() {
    clock.advance(Duration.ofDays(-400));
    log.record(TestEvents.saying("long ago"));
    clock.advance(Duration.ofDays(430));
    log.record(TestEvents.saying("later"));

    assertThat(messages()).containsExactly("long ago", "later");
  }

  @Test
  void a_clock_far_ahead_does_not_move_the_log_ahead() {
    clock.set(Instant.parse("2100-01-01T00:00:00Z"));

    var event = log.record(TestEvents.saying("from the future"));

    assertThat(event.createdAt()).isBefore(Instant.now().plus(Duration.ofMinutes(11)));
  }

  @Test
  void settings_out_of_their_bounds_are_refused() {
    for (var days : List.of(0, 367)) {
      assertThatThrownBy(() -> new PartitionSettings(days, 0))
          .isInstanceOf(CannotStartException.class);
    }
    for (var days : List.of(-1, 3, 36_501)) {
      assertThatThrownBy(() -> new PartitionSettings(7, days))
          .isInstanceOf(CannotStartException.class);
    }
  }

  @Test
  void a_repeat_across_the_boundary_of_two_partitions_is_recognised_for_three_days() {
    var event = new NewEvent(UUID.randomUUID(), "order", "production", null, "once", "{}");
    var first = log.record(event);

    for (int day = 0; day < 3; day++) {
      clock.advance(Duration.ofDays(1));
      partitionService.makeAhead();
      assertThat(log.record(event)).isEqualTo(first);
    }

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void retention_drops_whole_partitions_that_are_past_it() {
    log.record(TestEvents.saying("old"));
    clock.advance(Duration.ofDays(4));
    log.record(TestEvents.saying("new"));
    partitionService.dropExpired(clock.instant());
    assertThat(messages()).as("nothing is older than five days").containsExactly("old", "new");

    clock.advance(Duration.ofDays(4));
    partitionService.makeAhead();
    partitionService.dropExpired(clock.instant());

    assertThat(messages()).containsExactly("new");
  }

  @Test
  void a_clock_that_jumps_ahead_drops_nothing() {
    var lastRun = clock.instant();
    log.record(TestEvents.saying("old"));
    clock.advance(Duration.ofDays(20));

    keepPartitions(lastRun);
    assertThat(messages()).containsExactly("old");

    keepPartitions(clock.instant().minus(Duration.ofHours(1)));
    assertThat(messages()).as("the clock was right").isEmpty();
  }

  @SuppressWarnings("unchecked")
  private void keepPartitions(Instant lastRun) {
    var job =
        jobs.stream()
            .filter(each -> each.getName().equals("activity.keep-partitions"))
            .map(each -> (RecurringTask<Instant>) each)
            .findFirst()
            .orElseThrow();
    run(job, lastRun);
  }

  private static void run(RecurringTask<Instant> job, Instant lastRun) {
    job.execute(new TaskInstance<>(job.getName(), "recurring", lastRun), null);
  }

  @Test
  void an_interrupted_drop_is_completed_the_next_time() {
    var oldest = beginToDropTheOldest();

    partitionService.dropExpired(clock.instant());

    assertThat(exists(oldest)).isFalse();
  }

  @Test
  void while_all_events_are_kept_a_stop_of_days_is_no_reason_to_warn() {
    var oldest = beginToDropTheOldest();
    var maintenance =
        new PartitionMaintenance(partitionService, new PartitionSettings(2, 0), retentionClockGuard)
            .keepPartitions();
    var logger = (Logger) LoggerFactory.getLogger(RetentionClockGuard.class);
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    logger.addAppender(appender);
    try {
      run(maintenance, clock.instant().minus(Duration.ofDays(9)));
    } finally {
      logger.detachAppender(appender);
    }

    assertThat(appender.list).isEmpty();
    assertThat(exists(oldest)).as("an interrupted drop is completed").isFalse();
  }

  private String beginToDropTheOldest() {
    var oldest = tables().getFirst();
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "COMMENT ON TABLE activity."
                  + oldest
                  + " IS 'insula: past the retention, to be dropped'");
          handle.execute("ALTER TABLE activity.event DETACH PARTITION activity." + oldest);
        });
    return oldest;
  }

  @Test
  void a_partition_that_an_operator_detached_stays() {
    var oldest = tables().getFirst();
    jdbi.useHandle(
        handle -> handle.execute("ALTER TABLE activity.event DETACH PARTITION activity." + oldest));

    partitionService.dropExpired(clock.instant());

    assertThat(exists(oldest)).isTrue();
    partitionService.makeAhead();
    log.record(TestEvents.saying("in a new one in its place"));
    jdbi.useHandle(handle -> handle.execute("DROP TABLE activity." + oldest));
  }

  @Test
  void partitions_are_dropped_while_others_read_and_write() throws Exception {
    log.record(TestEvents.saying("old"));
    clock.advance(Duration.ofDays(10));
    var end = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer = threads.submit(() -> writeUntil(end));
      partitionService.makeAhead();
      partitionService.dropExpired(clock.instant());
      end.set(true);

      int written = writer.get();
      assertThat(messages()).hasSize(written).doesNotContain("old");
    }
  }

  @Test
  void two_processes_that_drop_partitions_do_not_make_each_other_fail() throws Exception {
    var oldest = expiredPartition();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var reader = longReader()) {
      var first = threads.submit(() -> partitionService.dropExpired(clock.instant()));
      await().until(() -> isDetaching(oldest));
      var second = threads.submit(() -> partitionService.dropExpired(clock.instant()));
      await().until(() -> second.isDone() || waitsForTable(oldest));
      reader.rollback();

      first.get();
      second.get();
    }

    assertThat(exists(oldest)).isFalse();
    assertThat(messages()).isEmpty();
  }

  @Test
  void a_detach_that_a_killed_process_left_pending_is_completed_the_next_time() throws Exception {
    var oldest = expiredPartition();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var reader = longReader()) {
      var killed = threads.submit(() -> partitionService.dropExpired(clock.instant()));
      await().until(() -> isDetaching(oldest));
      jdbi.useHandle(handle -> handle.execute(KILL));
      assertThatThrownBy(killed::get).hasStackTraceContaining("terminating connection");
      reader.rollback();
    }
    assertThat(isDetaching(oldest)).isTrue();

    partitionService.dropExpired(clock.instant());

    assertThat(exists(oldest)).isFalse();
    assertThat(messages()).isEmpty();
  }

  /** Returns a partition that is past the retention, and has an event. */
  private String expiredPartition() {
    log.record(TestEvents.saying("old"));
    var oldest = tables().getFirst();
    clock.advance(Duration.ofDays(10));
    partitionService.makeAhead();
    return oldest;
  }

  /** Returns a connection whose open transaction has read the table, so that a detach waits. */
  private Handle longReader() {
    var reader = jdbi.open();
    reader.begin();
    reader.createQuery("SELECT count(*) FROM activity.event").mapTo(Integer.class).one();
    return reader;
  }

  private boolean isDetaching(String table) {
    return isTrue(
        """
        SELECT coalesce(bool_or(inhdetachpending), false) FROM pg_inherits
        WHERE inhrelid = to_regclass('activity.' || :table)
        """,
        table);
  }

  private boolean waitsForTable(String table) {
    return isTrue(
        """
        SELECT count(*) > 0 FROM pg_locks
        WHERE relation = to_regclass('activity.' || :table) AND NOT granted
        """,
        table);
  }

  private boolean isTrue(String sql, String table) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("table", table).mapTo(Boolean.class).one());
  }

  private int writeUntil(AtomicBoolean end) {
    int count = 0;
    do {
      log.record(TestEvents.saying("while it is dropped"));
      messages();
      count++;
    } while (!end.get());
    return count;
  }

  private boolean exists(String table) {
    return isTrue("SELECT to_regclass('activity.' || :table) IS NOT NULL", table);
  }

  private List<String> tables() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = 'activity.event'::regclass ORDER BY 1")
                .mapTo(String.class)
                .list());
  }

  private List<String> messages() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT message FROM activity.event ORDER BY created_at")
                .mapTo(String.class)
                .list());
  }

  private int count() {
    return messages().size();
  }
}
