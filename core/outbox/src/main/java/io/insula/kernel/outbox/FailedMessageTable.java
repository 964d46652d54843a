package io.insula.kernel.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

/**
 * The messages that failed permanently. They are kept until they are retried, or until their
 * retention ends.
 */
@Singleton
final class FailedMessageTable {
  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final OutboxSettings settings;

  FailedMessageTable(Jdbi jdbi, ObjectMapper json, OutboxSettings settings) {
    this.jdbi = jdbi;
    this.json = json;
    this.settings = settings;
  }

  Page<FailedMessage> list(PageRequest request) {
    var rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM kernel.outbox
                        WHERE failed_at IS NOT NULL AND id < ?
                        ORDER BY id DESC
                        LIMIT ?
                        """)
                    .bind(0, request.before() == null ? Long.MAX_VALUE : request.before())
                    .bind(1, request.limit() + 1)
                    .map((row, _) -> read(row))
                    .list());
    return Page.of(rows, request, FailedMessage::id);
  }

  /**
   * Schedules a failed message for an immediate retry.
   *
   * @throws FailedMessageNotFoundException if no failed message has this id
   */
  void retry(long id) {
    var count =
        jdbi.withHandle(handle -> handle.execute(retrying("AND id = ?"), giveUpMillis(), id));
    if (count == 0) {
      throw new FailedMessageNotFoundException(id);
    }
  }

  /**
   * Schedules all failed messages for a retry.
   *
   * @return the number of messages
   */
  int retryAll() {
    return jdbi.withHandle(handle -> handle.execute(retrying(""), giveUpMillis()));
  }

  /**
   * Schedules the failed messages of one topic for a retry.
   *
   * @return the number of messages
   */
  int retry(String topic) {
    return jdbi.withHandle(
        handle -> handle.execute(retrying("AND topic = ?"), giveUpMillis(), topic));
  }

  /** Deletes the failed messages whose retention has ended. */
  void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM kernel.outbox WHERE failed_at < now() - ? * interval '1 ms'",
                settings.failedRetention().toMillis()));
  }

  private long giveUpMillis() {
    return settings.giveUpAfter().toMillis();
  }

  private static String retrying(String condition) {
    return """
    UPDATE kernel.outbox
    SET failed_at = NULL, attempts = 0, next_attempt_at = now(),
        give_up_at = now() + ? * interval '1 ms'
    WHERE failed_at IS NOT NULL
    """
        + condition;
  }

  private FailedMessage read(ResultSet row) throws SQLException {
    return new FailedMessage(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("delivery_key"),
        readJson(row.getString("payload")),
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getString("trace_id"),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        row.getObject("failed_at", OffsetDateTime.class).toInstant());
  }

  private JsonNode readJson(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored JSON of a message cannot be read", e);
    }
  }
}
