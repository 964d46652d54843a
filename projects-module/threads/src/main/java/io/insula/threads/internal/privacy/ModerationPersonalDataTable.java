package io.insula.threads.internal.privacy;

import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.privacy.PersonalRows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The SQL that exports and erases one person's thread reports and moderation decisions. */
@Singleton
class ModerationPersonalDataTable {
  private static final String REPORTS =
      """
      SELECT id, thread_id, reason, reported_at, closed_at FROM threads.report
      WHERE reporter = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  private static final String HIDDEN =
      """
      SELECT id, hidden_reason, hidden_at FROM threads.thread
      WHERE hidden_by = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  private static final String DECISIONS =
      """
      SELECT id, thread_id, hidden, reason, decided_at FROM threads.decision
      WHERE moderator = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  // A thread can have only one open report of each reporter. So each report gets a different random
  // name instead of the reporter's.
  private static final String FORGET_REPORTS =
      """
      WITH theirs AS (
        SELECT id FROM threads.report WHERE reporter = :name ORDER BY id LIMIT :rows
        FOR NO KEY UPDATE)
      UPDATE threads.report
      SET reporter = :former || ' ' || gen_random_uuid(),
        reason = CASE WHEN :remove THEN '' ELSE reason END
      FROM theirs WHERE report.id = theirs.id
      """;

  private static final String FORGET_HIDDEN =
      """
      WITH theirs AS (
        SELECT id FROM threads.thread WHERE hidden_by = :name ORDER BY id LIMIT :rows
        FOR NO KEY UPDATE)
      UPDATE threads.thread SET hidden_by = :former FROM theirs WHERE thread.id = theirs.id
      """;

  private static final String FORGET_DECISIONS =
      """
      WITH theirs AS (
        SELECT id FROM threads.decision WHERE moderator = :name ORDER BY id LIMIT :rows
        FOR NO KEY UPDATE)
      UPDATE threads.decision SET moderator = :former FROM theirs WHERE decision.id = theirs.id
      """;

  private final PersonalRows rows;

  ModerationPersonalDataTable(PersonalRows rows) {
    this.rows = rows;
  }

  Stream<PersonalItem> reportsOf(String name) {
    return rows.find(REPORTS, name, ModerationPersonalDataTable::readReport);
  }

  Stream<PersonalItem> hiddenBy(String name) {
    return rows.find(HIDDEN, name, ModerationPersonalDataTable::readHidden);
  }

  Stream<PersonalItem> decisionsOf(String name) {
    return rows.find(DECISIONS, name, ModerationPersonalDataTable::readDecision);
  }

  /**
   * Removes the reporter from a batch of reports, and also the reasons if {@code
   * insula.privacy.texts} is {@code remove}. Must be repeated until the result is false.
   *
   * @return false if no report has this reporter any more
   */
  boolean forgetReports(String name) {
    return rows.forget(FORGET_REPORTS, name);
  }

  /**
   * Removes the moderator from a batch of hidden threads. Must be repeated until the result is
   * false.
   *
   * @return false if no thread has this moderator any more
   */
  boolean forgetHidden(String name) {
    return rows.forget(FORGET_HIDDEN, name);
  }

  /**
   * Removes the moderator from a batch of decisions. Must be repeated until the result is false.
   *
   * @return false if no decision has this moderator any more
   */
  boolean forgetDecisions(String name) {
    return rows.forget(FORGET_DECISIONS, name);
  }

  private static PersonalItem readReport(ResultSet row) throws SQLException {
    var thread = row.getLong("thread_id");
    return PersonalItem.of("report")
        .with("thread_id", thread)
        .with("reason", row.getString("reason"))
        .with("reported_at", instant(row, "reported_at"))
        .with("closed_at", instant(row, "closed_at"))
        .build();
  }

  private static PersonalItem readHidden(ResultSet row) throws SQLException {
    var thread = row.getLong("id");
    return PersonalItem.of("hidden_thread")
        .with("thread_id", thread)
        .with("hidden_at", instant(row, "hidden_at"))
        .with("hidden_reason", row.getString("hidden_reason"))
        .build();
  }

  private static PersonalItem readDecision(ResultSet row) throws SQLException {
    var thread = row.getLong("thread_id");
    return PersonalItem.of("decision")
        .with("thread_id", thread)
        .with("hidden", row.getBoolean("hidden"))
        .with("reason", row.getString("reason"))
        .with("decided_at", instant(row, "decided_at"))
        .build();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
