package io.insula.threads.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.insula.api.privacy.Portions;
import io.insula.kernel.privacy.PrivacySettings;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL about one person, in batches that hold their locks for a short time. */
@Singleton
class PersonalThreads {
  private static final int PORTION = 500;

  private static final String THREADS =
      """
      SELECT id, project_id, parent_thread_id, type, message, up_votes, down_votes, created_at
      FROM threads.thread WHERE author = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  private static final String VOTES =
      """
      SELECT thread_id, value FROM threads.vote
      WHERE voter = :name AND thread_id > :after ORDER BY thread_id LIMIT :rows
      """;

  // A vote is changed under the lock of its thread, so that the counters stay right.
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

  private static final String FORGET_THREADS =
      """
      WITH theirs AS (
        SELECT id FROM threads.thread WHERE author = :name ORDER BY id LIMIT :rows
        FOR NO KEY UPDATE)
      UPDATE threads.thread
      SET author = :former, message = CASE WHEN :remove THEN '' ELSE message END
      FROM theirs WHERE thread.id = theirs.id
      """;

  private final Jdbi jdbi;
  private final PrivacySettings settings;

  PersonalThreads(Jdbi jdbi, PrivacySettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /** A row, with the id at which the next batch continues. */
  private record Row(long id, PersonalItem item) {}

  Stream<PersonalItem> threadsOf(String name) {
    return Portions.<Row>of(
            PORTION, after -> portion(THREADS, name, after, PersonalThreads::readThread))
        .map(Row::item);
  }

  Stream<PersonalItem> votesOf(String name) {
    return Portions.<Row>of(
            PORTION, after -> portion(VOTES, name, after, PersonalThreads::readVote))
        .map(Row::item);
  }

  /** Removes the voter from a batch of votes; false if there are none left. */
  @Transactional
  public boolean forgetVotes(String name) {
    return jdbi.withHandle(
        handle -> {
          var threads =
              handle
                  .createQuery(LOCK_VOTED)
                  .bind("name", name)
                  .bind("rows", PORTION)
                  .mapTo(Long.class)
                  .list();
          return !threads.isEmpty() && forgetVotes(handle, name, threads);
        });
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

  /** Removes the author from a batch of threads; false if there are none left. */
  @Transactional
  public boolean forgetThreads(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(FORGET_THREADS)
                    .bind("name", name)
                    .bind("former", Person.FORMER_MEMBER)
                    .bind("remove", settings.removesTexts())
                    .bind("rows", PORTION)
                    .execute()
                > 0);
  }

  private List<Row> portion(String sql, String name, Optional<Row> after, Reader reader) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("name", name)
                .bind("after", after.map(Row::id).orElse(0L))
                .bind("rows", PORTION)
                .map((row, _) -> reader.read(row))
                .list());
  }

  private interface Reader {
    Row read(ResultSet row) throws SQLException;
  }

  private static Row readThread(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    @Nullable Long parent = row.getObject("parent_thread_id", Long.class);
    return new Row(
        id,
        PersonalItem.of("thread")
            .with("thread_id", id)
            .with("project_id", row.getLong("project_id"))
            .with("parent_thread_id", parent)
            .with("thread_type", row.getString("type"))
            .with("message", row.getString("message"))
            .with("up_vote", row.getLong("up_votes"))
            .with("down_vote", row.getLong("down_votes"))
            .with("created_at", row.getObject("created_at", OffsetDateTime.class).toInstant())
            .build());
  }

  private static Row readVote(ResultSet row) throws SQLException {
    var thread = row.getLong("thread_id");
    return new Row(
        thread,
        PersonalItem.of("vote")
            .with("thread_id", thread)
            .with("value", row.getLong("value"))
            .build());
  }
}
