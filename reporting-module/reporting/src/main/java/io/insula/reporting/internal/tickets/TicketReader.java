package io.insula.reporting.internal.tickets;

import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.reporting.TaskStatus;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketProgress;
import io.insula.reporting.TicketStatus;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.TicketTask;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads tickets. */
@Singleton
class TicketReader {
  /**
   * The query for tickets, with three counts of tasks: all, finished, and finished since the
   * request or the last retry.
   */
  private static final String TICKETS =
      """
      SELECT ticket.id, ticket.status, requested_by, created_at, begun_at, ticket.finished_at,
        total, done, done_since
      FROM reporting.ticket
      CROSS JOIN LATERAL (
        SELECT count(*) AS total,
          count(*) FILTER (WHERE is_done) AS done,
          count(*) FILTER (WHERE is_done AND task.finished_at >= begun_at) AS done_since
        FROM reporting.ticket_task
        JOIN reporting.task ON task.id = task_id
        CROSS JOIN LATERAL (
          SELECT cancelled_at IS NOT NULL OR task.finished_at IS NOT NULL AS is_done) AS state
        WHERE ticket_id = ticket.id) AS tasks
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  TicketReader(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Returns a ticket with its tasks, all read from the same state of the database; empty if no
   * ticket has this id.
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  Optional<Ticket> find(long ticketId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(TICKETS + " WHERE ticket.id = :id")
                    .bind("id", ticketId)
                    .map((row, _) -> summaryOf(row))
                    .findOne())
        .map(
            ticket ->
                new Ticket(
                    ticket.id(),
                    ticket.status(),
                    ticket.requestedBy(),
                    ticket.createdAt(),
                    ticket.finishedAt(),
                    ticket.progress(),
                    tasksOf(ticketId)));
  }

  /**
   * Lists tickets, newest first.
   *
   * @param cycles the set that must contain all cycles of a listed ticket; null for all tickets
   */
  Page<TicketSummary> list(PageRequest page, @Nullable Set<Long> cycles) {
    var rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        TICKETS
                            + """
                            WHERE ticket.id < :before AND (:is_all OR (
                              EXISTS (SELECT FROM reporting.ticket_task
                                      WHERE ticket_id = ticket.id)
                              AND NOT EXISTS (SELECT FROM reporting.ticket_task
                                  WHERE ticket_id = ticket.id AND cycle_id <> ALL (:cycles))))
                            ORDER BY ticket.id DESC LIMIT :rows
                            """)
                    .bind("before", Objects.requireNonNullElse(page.before(), Long.MAX_VALUE))
                    .bind("is_all", cycles == null)
                    .bindArray(
                        "cycles", Long.class, cycles == null ? List.of() : List.copyOf(cycles))
                    .bind("rows", page.limit() + 1)
                    .map((row, _) -> summaryOf(row))
                    .list());
    return Page.of(rows, page, TicketSummary::id);
  }

  /** Returns a map from the id of each of these tickets to its version. */
  Map<Long, Long> versions(Collection<Long> ticketIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, version FROM reporting.ticket WHERE id = ANY (:ids)")
                .bindArray("ids", Long.class, List.copyOf(ticketIds))
                .map((row, _) -> Map.entry(row.getLong("id"), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private List<TicketTask> tasksOf(long ticketId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT task.cycle_id, cycle_name, attempts, error, workbook_path, sheet_link,
                      CASE WHEN cancelled_at IS NULL THEN status ELSE 'cancelled' END AS status,
                      coalesce(cancelled_at, finished_at) AS finished_at
                    FROM reporting.ticket_task JOIN reporting.task ON task.id = task_id
                    WHERE ticket_id = :id ORDER BY task.cycle_id
                    """)
                .bind("id", ticketId)
                .map((row, _) -> taskOf(row))
                .list());
  }

  private static TicketTask taskOf(ResultSet row) throws SQLException {
    var status = TaskStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    var isMade = status == TaskStatus.SUCCEEDED;
    return new TicketTask(
        row.getLong("cycle_id"),
        row.getString("cycle_name"),
        status,
        row.getInt("attempts"),
        row.getString("error"),
        row.getString("workbook_path"),
        isMade ? row.getString("sheet_link") : null,
        instant(row, "finished_at"));
  }

  private TicketSummary summaryOf(ResultSet row) throws SQLException {
    return new TicketSummary(
        row.getLong("id"),
        TicketStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("requested_by"),
        Objects.requireNonNull(instant(row, "created_at")),
        instant(row, "finished_at"),
        progressOf(row));
  }

  private TicketProgress progressOf(ResultSet row) throws SQLException {
    var done = row.getInt("done");
    var total = row.getInt("total");
    return new TicketProgress(
        done,
        total,
        done == total
            ? Long.valueOf(0)
            : secondsLeft(
                Objects.requireNonNull(instant(row, "begun_at")),
                row.getInt("done_since"),
                total - done));
  }

  /**
   * Estimates the seconds until all tasks are finished, from the average rate since the request or
   * the last retry. Null if no task has finished since then.
   */
  private @Nullable Long secondsLeft(Instant begun, int done, int left) {
    if (done == 0) {
      return null;
    }
    var passed = Duration.between(begun, clock.instant());
    return Math.max(1, passed.multipliedBy(left).dividedBy(done).toSeconds());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
