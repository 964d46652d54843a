package io.insula.reporting.internal.schedule;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL about the schedule and its ticks. At a tick, this app looks for changed cycles. */
@Singleton
class ScheduleTable {
  private final Jdbi jdbi;

  ScheduleTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The stored schedule.
   *
   * @param isChosen whether an administrator chose the schedule
   * @param nextAt the next tick; null while the schedule is off
   */
  record StoredSchedule(ReportSchedule schedule, boolean isChosen, @Nullable Instant nextAt) {}

  Optional<StoredSchedule> find() {
    return select("");
  }

  /** Finds the schedule and locks its row until the commit. */
  Optional<StoredSchedule> lock() {
    return select(" FOR UPDATE");
  }

  private Optional<StoredSchedule> select(String suffix) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT cron, time_zone, enabled, is_chosen, next_at FROM reporting.schedule"
                        + suffix)
                .map((row, _) -> storedScheduleOf(row))
                .findOne());
  }

  private static StoredSchedule storedScheduleOf(ResultSet row) throws SQLException {
    var next = row.getObject("next_at", OffsetDateTime.class);
    return new StoredSchedule(
        new ReportSchedule(
            row.getString("cron"), row.getString("time_zone"), row.getBoolean("enabled")),
        row.getBoolean("is_chosen"),
        next == null ? null : next.toInstant());
  }

  void save(StoredSchedule stored) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO reporting.schedule (cron, time_zone, enabled, is_chosen, next_at)
                    VALUES (:cron, :zone, :enabled, :chosen, :next)
                    ON CONFLICT (is_only) DO UPDATE SET cron = EXCLUDED.cron,
                      time_zone = EXCLUDED.time_zone, enabled = EXCLUDED.enabled,
                      is_chosen = EXCLUDED.is_chosen, next_at = EXCLUDED.next_at
                    """)
                .bind("cron", stored.schedule().cron())
                .bind("zone", stored.schedule().timeZone())
                .bind("enabled", stored.schedule().enabled())
                .bind("chosen", stored.isChosen())
                .bind("next", stored.nextAt())
                .execute());
  }

  /**
   * @return false if the tick has happened before
   */
  boolean insertTick(Instant scheduledAt, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO reporting.tick (scheduled_at, ticked_at) VALUES (:at, :now)
                        ON CONFLICT (scheduled_at) DO NOTHING
                        """)
                    .bind("at", scheduledAt)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  void deleteTicksBefore(Instant time) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM reporting.tick WHERE scheduled_at < :time")
                .bind("time", time)
                .execute());
  }

  void setTicket(Instant scheduledAt, long ticketId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE reporting.tick SET ticket_id = :ticket WHERE scheduled_at = :at")
                .bind("ticket", ticketId)
                .bind("at", scheduledAt)
                .execute());
  }
}
