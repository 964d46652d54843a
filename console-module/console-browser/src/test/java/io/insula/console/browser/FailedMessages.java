package io.insula.console.browser;

import io.insula.testkit.TestDatabase;

/** Outbox messages to the activity log whose delivery failed for good. */
final class FailedMessages {
  /**
   * The lock of tests that store failed messages. Two such tests must not run at the same time,
   * because a screen shows and retries the messages of both.
   */
  static final String LOCK = "kernel.outbox";

  private FailedMessages() {}

  /**
   * Stores an outbox message whose delivery failed for good.
   *
   * @param component the component of its event
   * @param text the message of its event
   * @param error why its delivery failed
   */
  static void store(TestDatabase database, String component, String text, String error) {
    database.execute(
        """
        INSERT INTO kernel.outbox (topic, delivery_key, payload, trace_id, attempts,
            next_attempt_at, give_up_at, last_error, failed_at)
        VALUES ('record-activity', gen_random_uuid(),
            jsonb_build_object('events', jsonb_build_array(jsonb_build_object(
                'id', uuidv7(), 'component', '%s', 'environment', 'test',
                'message', '%s', 'data', '{}'))),
            repeat('a', 32), 12, now(), now(), '%s', now())
        """
            .formatted(component, quoted(text), quoted(error)));
  }

  /** Deletes the messages with events of this component. */
  static void delete(TestDatabase database, String component) {
    database.execute(
        "DELETE FROM kernel.outbox WHERE payload::text LIKE '%" + quoted(component) + "%'");
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
