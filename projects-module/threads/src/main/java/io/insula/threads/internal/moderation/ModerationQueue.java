package io.insula.threads.internal.moderation;

import io.insula.api.Actor;
import io.insula.threads.internal.discussion.ModerationAccess;
import io.insula.threads.internal.discussion.StoredThread;
import io.insula.threads.internal.discussion.ThreadStore;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Lists the threads with open reports, which wait for the decision of a moderator. */
@Singleton
class ModerationQueue {
  private static final int MAX_REASONS = 20;

  private static final String WAITING =
      """
      SELECT waiting.*, ARRAY(
        SELECT reason FROM threads.report
        WHERE report.thread_id = waiting.thread_id AND closed_at IS NULL AND reason <> ''
        ORDER BY id LIMIT :reasons) AS reasons
      FROM (
        SELECT report.thread_id, min(report.id) AS position, count(*) AS reports,
          min(report.reported_at) AS reported_at
        FROM threads.report
        JOIN threads.thread ON thread.id = report.thread_id
        LEFT JOIN threads.project_cycle ON project_cycle.project_id = thread.project_id
        WHERE report.closed_at IS NULL AND (:all OR project_cycle.cycle_id = ANY (:cycles))
        GROUP BY report.thread_id
        HAVING min(report.id) > :after
        ORDER BY min(report.id) LIMIT :rows) waiting
      ORDER BY waiting.position
      """;

  private final ThreadStore threads;
  private final ModerationAccess moderationAccess;
  private final Jdbi jdbi;

  ModerationQueue(ThreadStore threads, ModerationAccess moderationAccess, Jdbi jdbi) {
    this.threads = threads;
    this.moderationAccess = moderationAccess;
    this.jdbi = jdbi;
  }

  /**
   * A thread with open reports.
   *
   * @param position the id of the first open report on the thread. The queue is sorted by this id
   */
  record ReportedThread(
      long position, StoredThread stored, long reports, List<String> reasons, Instant reportedAt) {}

  private record Row(
      long position, long threadId, long reports, List<String> reasons, Instant reportedAt) {}

  /**
   * Returns the threads with open reports that a user moderates. The thread with the oldest open
   * report comes first.
   *
   * @param after the position of the last thread on the previous page; 0 for the first page
   * @throws NotAModeratorException if the user is no admin of the server or of a cycle
   * @throws io.insula.api.UnavailableException if the cycles app cannot be reached
   */
  List<ReportedThread> next(Actor actor, long after, int rows) {
    var cycles = actor.admin() ? Set.<Long>of() : moderationAccess.cyclesOf(actor);
    if (!actor.admin() && cycles.isEmpty()) {
      throw new NotAModeratorException("Only admins of the server or of a cycle can moderate.");
    }
    var found = find(actor.admin(), cycles, after, rows);
    var stored = threads.ofIds(found.stream().map(Row::threadId).toList(), actor.name());
    return found.stream()
        .map(
            row ->
                new ReportedThread(
                    row.position(),
                    Objects.requireNonNull(stored.get(row.threadId())),
                    row.reports(),
                    row.reasons(),
                    row.reportedAt()))
        .toList();
  }

  private List<Row> find(boolean all, Set<Long> cycles, long after, int rows) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WAITING)
                .bind("reasons", MAX_REASONS)
                .bind("all", all)
                .bindArray("cycles", Long.class, List.copyOf(cycles))
                .bind("after", after)
                .bind("rows", rows)
                .map(ModerationQueue::row)
                .list());
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        row.getLong("position"),
        row.getLong("thread_id"),
        row.getLong("reports"),
        List.of((String[]) row.getArray("reasons").getArray()),
        row.getObject("reported_at", OffsetDateTime.class).toInstant());
  }
}
