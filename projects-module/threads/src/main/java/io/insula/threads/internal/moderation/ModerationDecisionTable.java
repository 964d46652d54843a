package io.insula.threads.internal.moderation;

import io.insula.api.Page;
import io.insula.api.PageRequest;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the table of decisions, which keeps each decision of a moderator with its reason. */
@Singleton
class ModerationDecisionTable {
  private final Jdbi jdbi;

  ModerationDecisionTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A stored decision. */
  record StoredDecision(
      long id, boolean hidden, String reason, String moderator, Instant decidedAt) {}

  void insert(long threadId, boolean hidden, String reason, String moderator, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO threads.decision (thread_id, hidden, reason, moderator, decided_at)
                    VALUES (:thread, :hidden, :reason, :moderator, :now)
                    """)
                .bind("thread", threadId)
                .bind("hidden", hidden)
                .bind("reason", reason)
                .bind("moderator", moderator)
                .bind("now", now)
                .execute());
  }

  /** Returns a page of the decisions about a thread, newest first. */
  Page<StoredDecision> newest(long threadId, PageRequest request) {
    var found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT id, hidden, reason, moderator, decided_at FROM threads.decision
                        WHERE thread_id = :thread AND id < :before ORDER BY id DESC LIMIT :rows
                        """)
                    .bind("thread", threadId)
                    .bind("before", request.before() == null ? Long.MAX_VALUE : request.before())
                    .bind("rows", request.limit() + 1)
                    .map((row, _) -> read(row))
                    .list());
    return Page.of(found, request, StoredDecision::id);
  }

  private static StoredDecision read(ResultSet row) throws SQLException {
    return new StoredDecision(
        row.getLong("id"),
        row.getBoolean("hidden"),
        row.getString("reason"),
        row.getString("moderator"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }
}
