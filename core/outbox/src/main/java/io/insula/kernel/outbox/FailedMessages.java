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

/** The messages that failed for good, until somebody sends them again. */
@Singleton
final class FailedMessages {
  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final OutboxSettings settings;

  FailedMessages(Jdbi jdbi, ObjectMapper json, OutboxSettings settings) {
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
   * Lets a message be sent again soon.
   *
   * @throws FailedMessageNotFoundException if there is no such one
   */
  void retry(long id) {
    var count =
        jdbi.withHandle(handle -> handle.execute(retrying("AND id = ?"), giveUpMillis(), id));
    if (count == 0) {
      throw new FailedMessageNotFoundException(id);
    }
  }

  /**
   * Lets all of them be sent again soon.
   *
   * @return how many there were
   */
  int retryAll() {
    return jdbi.withHandle(handle -> handle.execute(retrying(""), giveUpMillis()));
  }

  /**
   * Lets those of one topic be sent again soon.
   *
   * @return how many there were
   */
  int retry(String topic) {
    return jdbi.withHandle(
        handle -> handle.execute(retrying("AND topic = ?"), giveUpMillis(), topic));
  }

  /** Deletes those that failed so long ago that nobody will send them again. */
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
      throw new IllegalStateException("PostgreSQL keeps valid JSON only", e);
    }
  }
}
