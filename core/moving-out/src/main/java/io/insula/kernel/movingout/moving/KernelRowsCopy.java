package io.insula.kernel.movingout.moving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies the kernel's rows that an app needs in its new database: stored answers of idempotency
 * keys, and messages of the outbox.
 */
record KernelRowsCopy(Connection from, Connection to) {
  private static final List<String> MESSAGE =
      List.of(
          "topic",
          "delivery_key",
          "payload",
          "trace_id",
          "sent_at",
          "attempts",
          "next_attempt_at",
          "give_up_at",
          "last_error",
          "failed_at");

  /**
   * Copies the stored answers to requests with an idempotency key, for retries after the move.
   * Copies the answers of all apps, because rows do not name their app.
   */
  void copyAnswers() throws SQLException {
    var table = new SchemaCatalog(from, "kernel").nameOf("idempotency_keys");
    stage(table, "answers");
    try (var statement = to.createStatement()) {
      new TableCopy(from, to)
          .copy(table, new SchemaCatalog(from, "kernel").columns("idempotency_keys"), "answers");
      statement.execute(
          "INSERT INTO %s SELECT * FROM answers ON CONFLICT DO NOTHING".formatted(table));
    }
  }

  /**
   * Moves all messages of the outbox, also those that failed permanently.
   *
   * @return the number of messages
   */
  long copyMessages() throws SQLException {
    var table = new SchemaCatalog(from, "kernel").nameOf("outbox");
    try (var statement = from.createStatement()) {
      // Dispatchers cannot lease messages until this lock is released. By then, the moved messages
      // are deleted.
      statement.execute("LOCK TABLE %s IN EXCLUSIVE MODE".formatted(table));
      stage(table, "messages");
      var copied = new TableCopy(from, to).copy(table, MESSAGE, "messages");
      insertNew(table);
      statement.execute("DELETE FROM %s".formatted(table));
      return copied;
    }
  }

  /**
   * Inserts the copied messages. Skips messages that an earlier, aborted move has already inserted.
   */
  private void insertNew(String table) throws SQLException {
    var columns = String.join(", ", MESSAGE);
    try (var statement = to.createStatement()) {
      statement.execute(
          """
          INSERT INTO %1$s (%2$s) SELECT %2$s FROM messages
          WHERE delivery_key NOT IN (SELECT delivery_key FROM %1$s)
          """
              .formatted(table, columns));
    }
  }

  private void stage(String table, String name) throws SQLException {
    try (var statement = to.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT * FROM %s LIMIT 0"
              .formatted(name, table));
    }
  }
}
