package io.insula.kernel.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The stored messages. All times come from the database, so that the clocks of the processes need
 * not agree.
 */
@Singleton
final class OutboxTable {
  // Turns off synchronous commit within the writing statement, to save a round trip. After a crash
  // of the database, a message may be delivered again. Receivers recognize repeated messages.
  private static final String ASYNCHRONOUS_COMMIT =
      "(SELECT set_config('synchronous_commit', 'off', true)) AS setting";

  // Locks many rows in the order of their ids. Otherwise two statements could deadlock.
  private static final String LOCKED_IN_ORDER =
      "(SELECT id FROM kernel.outbox WHERE id = ANY (?) ORDER BY id FOR UPDATE) AS locked";

  // Also locks in the order of the ids, and keeps the attempt that the process holds.
  private static final String HELD_LOCKED_IN_ORDER =
      """
      (SELECT held.id, held.attempt
          FROM kernel.outbox
          JOIN unnest(?::bigint[], ?::int[]) AS held (id, attempt) USING (id)
          ORDER BY id FOR UPDATE OF outbox) AS locked\
      """;

  private final Jdbi jdbi;
  private final OutboxSettings settings;

  OutboxTable(Jdbi jdbi, OutboxSettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /** Stores a message and leases it to this process, so that no other process delivers it. */
  OutboxMessage store(String topic, UUID deliveryKey, String payload, String traceId) {
    var id =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        INSERT INTO kernel.outbox
                            (topic, delivery_key, payload, trace_id, next_attempt_at, give_up_at)
                        VALUES (?, ?, ?::jsonb, ?,
                            clock_timestamp() + ? * interval '1 ms',
                            clock_timestamp() + ? * interval '1 ms')
                        RETURNING id
                        """)
                    .bind(0, topic)
                    .bind(1, deliveryKey)
                    .bind(2, payload)
                    .bind(3, traceId)
                    .bind(4, settings.lease().toMillis())
                    .bind(5, settings.giveUpAfter().toMillis())
                    .mapTo(Long.class)
                    .one());
    return new OutboxMessage(id, topic, deliveryKey, payload, 1, traceId);
  }

  /** Leases the messages of these topics that have been due for the longest time. */
  List<OutboxMessage> lease(Collection<String> topics, int atMost) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH due AS (
                        SELECT id FROM kernel.outbox
                        WHERE failed_at IS NULL AND next_attempt_at <= now() AND topic = ANY (?)
                        ORDER BY next_attempt_at
                        LIMIT ?
                        FOR UPDATE SKIP LOCKED)
                    UPDATE kernel.outbox message
                    SET next_attempt_at = now() + ? * interval '1 ms', attempts = attempts + 1
                    FROM due
                    WHERE message.id = due.id
                    RETURNING message.id, topic, delivery_key, payload, attempts, trace_id
                    """)
                .bind(0, topics.toArray(String[]::new))
                .bind(1, atMost)
                .bind(2, settings.lease().toMillis())
                .map(
                    (row, _) ->
                        new OutboxMessage(
                            row.getLong("id"),
                            row.getString("topic"),
                            row.getObject("delivery_key", UUID.class),
                            row.getString("payload"),
                            row.getInt("attempts"),
                            row.getString("trace_id")))
                .list());
  }

  /**
   * Renews the leases of the messages on which this process still works. Leaves the leases that
   * another attempt has taken over.
   */
  void renew(Collection<OutboxLease> leases) {
    endAfter(settings.lease(), leases);
  }

  /** Deletes delivered messages, also if another attempt has taken over the lease. */
  void delete(Collection<Long> ids) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM kernel.outbox message USING %s, %s WHERE message.id = locked.id"
                    .formatted(LOCKED_IN_ORDER, ASYNCHRONOUS_COMMIT),
                (Object) ids.toArray(Long[]::new)));
  }

  /**
   * Releases the leases of messages that this process has not tried to deliver. The messages are
   * then due at once. Leaves the leases that another attempt has taken over.
   */
  void release(Collection<OutboxLease> leases) {
    endAfter(Duration.ZERO, leases);
  }

  /**
   * Schedules the next attempt, or marks the message as failed if its deadline {@code give_up_at}
   * has passed. Does nothing if another attempt has the lease.
   *
   * @return whether the message failed permanently
   */
  boolean postpone(OutboxLease lease, Duration wait, String error) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE kernel.outbox
                    SET next_attempt_at = now() + ? * interval '1 ms',
                        last_error = ?,
                        failed_at = CASE WHEN give_up_at <= now() THEN now() END
                    WHERE id = ? AND attempts = ?
                    RETURNING failed_at IS NOT NULL
                    """)
                .bind(0, wait.toMillis())
                .bind(1, error)
                .bind(2, lease.id())
                .bind(3, lease.attempt())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
  }

  /**
   * Marks a message as permanently failed. Does nothing if another attempt has taken over the
   * lease.
   *
   * @return whether the message failed
   */
  boolean fail(OutboxLease lease, String error) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    "UPDATE kernel.outbox SET failed_at = now(), last_error = ?"
                        + " WHERE id = ? AND attempts = ?",
                    error,
                    lease.id(),
                    lease.attempt()))
        == 1;
  }

  /** Counts the messages that wait for their delivery and those that have failed. */
  Counts count() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FILTER (WHERE failed_at IS NULL) AS pending,
                        count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed
                    FROM kernel.outbox
                    """)
                .map((row, _) -> new Counts(row.getLong("pending"), row.getLong("failed")))
                .one());
  }

  record Counts(long pending, long failed) {}

  private void endAfter(Duration fromNow, Collection<OutboxLease> leases) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE kernel.outbox message SET next_attempt_at = now() + ? * interval '1 ms'
                FROM %s, %s
                WHERE message.id = locked.id AND message.attempts = locked.attempt
                    AND failed_at IS NULL
                """
                    .formatted(HELD_LOCKED_IN_ORDER, ASYNCHRONOUS_COMMIT),
                fromNow.toMillis(),
                leases.stream().map(OutboxLease::id).toArray(Long[]::new),
                leases.stream().map(OutboxLease::attempt).toArray(Integer[]::new)));
  }
}
