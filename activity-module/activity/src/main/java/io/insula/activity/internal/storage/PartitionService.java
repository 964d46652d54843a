package io.insula.activity.internal.storage;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes partitions of the event table in advance, and drops partitions whose events are past the
 * retention.
 */
@Singleton
public class PartitionService {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionService.class);

  private static final String CHECK_VIOLATION = "23514";

  /**
   * The number of partitions that are made in advance. By default, an operator has three weeks to
   * notice that the job fails.
   */
  private static final int PARTITIONS_AHEAD = 3;

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('insula.activity.partitions', 0))";

  /**
   * The key of the session's advisory lock for drops. A lock of a transaction does not work,
   * because {@code DETACH PARTITION … CONCURRENTLY} cannot run in a transaction.
   */
  private static final String DROP_LOCK = "(hashtextextended('insula.activity.drops', 0))";

  /** Lists the partitions, with their bounds from the catalogue of PostgreSQL. */
  private static final String LIST =
      """
      SELECT relname, (regexp_match(bound, 'FROM \\(''([^'']+)''\\)'))[1]::timestamptz AS from_time,
             (regexp_match(bound, 'TO \\(''([^'']+)''\\)'))[1]::timestamptz AS until_time
      FROM (SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) AS bound
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'activity.event'::regclass AND NOT i.inhdetachpending) AS bounds
      WHERE bound <> 'DEFAULT'
      ORDER BY from_time
      """;

  /**
   * Selects the time of the last event or the present time, whichever is later. The last event is
   * later after a clock was set back.
   */
  private static final String LAST_TIME =
      """
      SELECT greatest(timestamptz 'epoch' + last_value * interval '1 microsecond', clock_timestamp())
      FROM activity.last_microsecond
      """;

  private static final String DETACHING =
      """
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'activity.event'::regclass AND i.inhdetachpending
      """;

  /**
   * The mark that this app sets on a partition before detaching it. A partition that an operator
   * detached has no mark, and is not dropped.
   */
  private static final String DROP_MARK = "insula: past the retention, to be dropped";

  private static final String DETACHED =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'activity'::regnamespace AND c.relkind = 'r'
        AND obj_description(c.oid, 'pg_class') = :mark
        AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)
      """;

  private final Jdbi jdbi;
  private final Clock clock;
  private final PartitionSettings settings;

  PartitionService(Jdbi jdbi, Clock clock, PartitionSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
  }

  /** Returns whether an INSERT failed because the partition for its time is missing. */
  public static boolean isMissing(SQLException error) {
    return CHECK_VIOLATION.equals(error.getSQLState())
        && String.valueOf(error.getMessage()).contains("no partition of relation");
  }

  /**
   * Makes the partitions for the present and some time ahead. The clocks of the process and the
   * database can differ, and the last event can be later. So each of these times gets partitions.
   */
  @Transactional
  public void makeAhead() {
    jdbi.useHandle(
        handle -> {
          handle.execute(LOCK);
          makeFrom(handle, dayOf(clock.instant()));
          makeFrom(handle, dayOf(handle, "SELECT clock_timestamp()"));
          makeFrom(handle, dayOf(handle, LAST_TIME));
        });
  }

  private void makeFrom(Handle handle, LocalDate day) {
    var there = list(handle);
    var end = day.plusDays((long) (PARTITIONS_AHEAD + 1) * settings.partitionDays());
    // The day before also gets a partition, for events that are stored after a clock was set back.
    var next = day.minusDays(1);
    while (next.isBefore(end)) {
      var start = next;
      var covering = there.stream().filter(partition -> partition.contains(start)).findFirst();
      next = covering.map(Partition::until).orElseGet(() -> make(handle, start, there));
    }
  }

  /**
   * Makes a partition that begins on {@code day}. The partition ends early if another partition
   * begins soon after.
   *
   * @return the day after the last day of the partition
   */
  private LocalDate make(Handle handle, LocalDate day, List<Partition> there) {
    var full = day.plusDays(settings.partitionDays());
    var until =
        there.stream()
            .map(Partition::from)
            .filter(from -> from.isAfter(day) && from.isBefore(full))
            .findFirst()
            .orElse(full);
    make(handle, new Partition(freeName(handle, day), day, until));
    return until;
  }

  /**
   * Returns a free table name for the partition that begins on {@code day}. If the default name is
   * in use, the result ends in {@code _2}, {@code _3} and so on.
   */
  private static String freeName(Handle handle, LocalDate day) {
    var usualName = Partition.nameOf(day);
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? usualName : usualName + "_" + number)
        .filter(name -> !exists(handle, name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean exists(Handle handle, String table) {
    return handle
        .createQuery("SELECT to_regclass('activity.' || :table) IS NOT NULL")
        .bind("table", table)
        .mapTo(Boolean.class)
        .one();
  }

  private static LocalDate dayOf(Handle handle, String sql) {
    return day(handle.createQuery(sql).mapTo(OffsetDateTime.class).one());
  }

  /**
   * Drops the partitions whose events are all older than the retention, and completes each drop
   * that a killed process left unfinished. Does nothing while another process drops partitions.
   *
   * @param now the present time. A wrong time can delete events too early
   */
  void dropExpired(Instant now) {
    whileNoOtherProcessDrops(
        handle -> {
          finishInterruptedDrops(handle);
          if (settings.retentionDays() == 0) {
            return;
          }
          var oldest = dayOf(now).minusDays(settings.retentionDays());
          list(handle).stream()
              .filter(partition -> !partition.until().isAfter(oldest))
              .forEach(partition -> drop(handle, partition));
        });
  }

  /**
   * Completes each {@link #drop} that a killed process left unfinished. Does nothing while another
   * process drops partitions.
   */
  void finishInterruptedDrops() {
    whileNoOtherProcessDrops(PartitionService::finishInterruptedDrops);
  }

  /**
   * Runs drops under a lock. Without it, {@code FINALIZE} can complete a detach that is not
   * interrupted but waits for a long transaction, and the waiting statement then fails. This
   * happens if a process hangs for so long that another one takes over the job, and if a process is
   * killed: PostgreSQL continues its last statement.
   */
  private void whileNoOtherProcessDrops(Consumer<Handle> drops) {
    jdbi.useHandle(
        handle -> {
          var isFree =
              handle
                  .createQuery("SELECT pg_try_advisory_lock" + DROP_LOCK)
                  .mapTo(Boolean.class)
                  .one();
          if (!isFree) {
            LOG.info("Another process drops partitions, so this process leaves them to it");
            return;
          }
          try (var _ = unlocking(handle)) {
            drops.accept(handle);
          }
        });
  }

  private static Lock unlocking(Handle handle) {
    return () -> handle.execute("SELECT pg_advisory_unlock" + DROP_LOCK);
  }

  /** A lock that is released at the end of a {@code try} block. */
  private interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  private static void finishInterruptedDrops(Handle handle) {
    handle
        .createQuery(DETACHING)
        .mapTo(String.class)
        .list()
        .forEach(
            table ->
                handle.execute(
                    "ALTER TABLE activity.event DETACH PARTITION activity.%s FINALIZE"
                        .formatted(table)));
    handle
        .createQuery(DETACHED)
        .bind("mark", DROP_MARK)
        .mapTo(String.class)
        .list()
        .forEach(table -> handle.execute("DROP TABLE IF EXISTS activity.%s".formatted(table)));
  }

  private static LocalDate dayOf(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * Creates a separate table and attaches it as a partition. {@code CREATE TABLE … PARTITION OF}
   * would wait for all readers, and meanwhile block all writers.
   */
  private static void make(Handle handle, Partition partition) {
    handle.execute(
        "CREATE TABLE activity.%s (LIKE activity.event INCLUDING DEFAULTS)"
            .formatted(partition.table()));
    handle.execute(
        "ALTER TABLE activity.event ATTACH PARTITION activity.%s FOR VALUES FROM ('%s+00') TO ('%s+00')"
            .formatted(
                partition.table(),
                partition.from().atStartOfDay(),
                partition.until().atStartOfDay()));
    LOG.info("The partition {} was created", partition.table());
  }

  /**
   * Detaches a partition and drops it. {@code DETACH PARTITION … CONCURRENTLY} does not block
   * readers and writers. This statement cannot run in a transaction.
   */
  private static void drop(Handle handle, Partition partition) {
    handle.execute("COMMENT ON TABLE activity.%s IS '%s'".formatted(partition.table(), DROP_MARK));
    handle.execute(
        "ALTER TABLE activity.event DETACH PARTITION activity.%s CONCURRENTLY"
            .formatted(partition.table()));
    handle.execute("DROP TABLE activity.%s".formatted(partition.table()));
    LOG.info(
        "The partition {} was dropped, because its events are older than the retention",
        partition.table());
  }

  private static List<Partition> list(Handle handle) {
    return handle
        .createQuery(LIST)
        .map(
            (row, context) ->
                new Partition(
                    row.getString("relname"),
                    day(row.getObject("from_time", OffsetDateTime.class)),
                    day(row.getObject("until_time", OffsetDateTime.class))))
        .list();
  }

  private static LocalDate day(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }
}
