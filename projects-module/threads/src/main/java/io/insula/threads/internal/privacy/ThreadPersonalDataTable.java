package io.insula.threads.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.privacy.PersonalRows;
import io.insula.kernel.privacy.PrivacySettings;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that exports and erases the threads and votes of one person. Small batches hold locks
 * only for a short time.
 */
@Singleton
class ThreadPersonalDataTable {
  private static final int BATCH_ROWS = 500;

  private static final String THREADS =
      """
      SELECT id, project_id, parent_thread_id, type, message, up_votes, down_votes, created_at,
        hidden_at, hidden_reason
      FROM threads.thread WHERE author = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  private static final String VOTES =
      """
      SELECT thread_id, value FROM threads.vote
      WHERE voter = :name AND thread_id > :after ORDER BY thread_id LIMIT :rows
      """;

  // Locks the threads, as threads.cast_vote does. Without the lock, a concurrent vote of the same
  // person could be counted twice.
  private static final String LOCK_VOTED =
      """
      SELECT id FROM threads.thread
      WHERE id IN (
        SELECT thread_id FROM threads.vote WHERE voter = :name ORDER BY thread_id LIMIT :rows)
      ORDER BY id FOR NO KEY UPDATE
      """;

  private static final String FORGET_VOTES =
      """
      UPDATE threads.vote SET voter = :former || ' ' || gen_random_uuid()
      WHERE voter = :name AND thread_id = ANY (:threads)
      """;

  // A separate statement locks the threads first. A single statement would miss reports and
  // decisions that are committed while waiting for the lock.
  private static final String LOCK_WRITTEN =
      """
      SELECT id FROM threads.thread WHERE author = :name ORDER BY id LIMIT :rows
      FOR NO KEY UPDATE
      """;

  // The reasons of moderators and reporters can quote the text of the thread. So the reasons are
  // emptied together with the text.
  private static final String FORGET_THREADS =
      """
      WITH about_them AS (
        SELECT id FROM threads.report
        WHERE :remove AND thread_id = ANY (:threads) ORDER BY id FOR NO KEY UPDATE),
      emptied AS (
        UPDATE threads.report SET reason = '' FROM about_them WHERE report.id = about_them.id),
      decisions AS (
        SELECT id FROM threads.decision
        WHERE :remove AND thread_id = ANY (:threads) ORDER BY id FOR NO KEY UPDATE),
      emptied_decisions AS (
        UPDATE threads.decision SET reason = '' FROM decisions WHERE decision.id = decisions.id)
      UPDATE threads.thread
      SET author = :former,
        message = CASE WHEN :remove THEN '' ELSE message END,
        hidden_reason = CASE WHEN :remove AND hidden_at IS NOT NULL THEN '' ELSE hidden_reason END
      WHERE id = ANY (:threads)
      """;

  private final Jdbi jdbi;
  private final PersonalRows rows;
  private final PrivacySettings settings;

  ThreadPersonalDataTable(Jdbi jdbi, PersonalRows rows, PrivacySettings settings) {
    this.jdbi = jdbi;
    this.rows = rows;
    this.settings = settings;
  }

  Stream<PersonalItem> threadsOf(String name) {
    return rows.find(THREADS, name, ThreadPersonalDataTable::readThread);
  }

  Stream<PersonalItem> votesOf(String name) {
    return rows.find(VOTES, name, ThreadPersonalDataTable::readVote);
  }

  /**
   * Removes the voter from a batch of votes. Must be repeated until the result is false.
   *
   * @return false if no vote has this voter any more
   */
  @Transactional
  public boolean forgetVotes(String name) {
    return jdbi.withHandle(
        handle -> {
          var threads = lock(handle, LOCK_VOTED, name);
          return !threads.isEmpty() && forgetVotes(handle, name, threads);
        });
  }

  private static List<Long> lock(Handle handle, String threads, String name) {
    return handle
        .createQuery(threads)
        .bind("name", name)
        .bind("rows", BATCH_ROWS)
        .mapTo(Long.class)
        .list();
  }

  private static boolean forgetVotes(Handle handle, String name, List<Long> threads) {
    handle
        .createUpdate(FORGET_VOTES)
        .bind("name", name)
        .bind("former", Person.FORMER_MEMBER)
        .bindArray("threads", Long.class, threads)
        .execute();
    return true;
  }

  /**
   * Removes the author from a batch of threads. If {@code insula.privacy.texts} is {@code remove},
   * also removes the texts, and the reasons about the threads. Must be repeated until the result is
   * false.
   *
   * @return false if no thread has this author any more
   */
  @Transactional
  public boolean forgetThreads(String name) {
    return jdbi.withHandle(
        handle -> {
          var threads = lock(handle, LOCK_WRITTEN, name);
          return !threads.isEmpty() && forgetThreads(handle, threads);
        });
  }

  private boolean forgetThreads(Handle handle, List<Long> threads) {
    handle
        .createUpdate(FORGET_THREADS)
        .bind("former", Person.FORMER_MEMBER)
        .bind("remove", settings.removesTexts())
        .bindArray("threads", Long.class, threads)
        .execute();
    return true;
  }

  private static PersonalItem readThread(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    @Nullable Long parent = row.getObject("parent_thread_id", Long.class);
    return PersonalItem.of("thread")
        .with("thread_id", id)
        .with("project_id", row.getLong("project_id"))
        .with("parent_thread_id", parent)
        .with("thread_type", row.getString("type"))
        .with("message", row.getString("message"))
        .with("up_vote", row.getLong("up_votes"))
        .with("down_vote", row.getLong("down_votes"))
        .with("created_at", row.getObject("created_at", OffsetDateTime.class).toInstant())
        .with("hidden_at", ModerationPersonalDataTable.instant(row, "hidden_at"))
        .with("hidden_reason", row.getString("hidden_reason"))
        .build();
  }

  private static PersonalItem readVote(ResultSet row) throws SQLException {
    var thread = row.getLong("thread_id");
    return PersonalItem.of("vote")
        .with("thread_id", thread)
        .with("value", row.getLong("value"))
        .build();
  }
}
