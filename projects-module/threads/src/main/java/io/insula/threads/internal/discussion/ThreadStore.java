package io.insula.threads.internal.discussion;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of the table of threads. */
@Singleton
public class ThreadStore {
  // The names of constraints of the table. The name in an SQL error shows why an insert failed.
  static final String IS_ADDED_ONCE = "thread_is_added_once";
  static final String HAS_ITS_PARENT = "thread_has_its_parent";

  private static final String COLUMNS =
      """
      thread.id, thread.project_id, thread.parent_thread_id, thread.type, thread.message,
      thread.author, thread.up_votes, thread.down_votes, thread.created_at,
      thread.hidden_reason,
      (SELECT cycle_id FROM threads.project_cycle
       WHERE project_cycle.project_id = thread.project_id) AS cycle_id,
      """;

  private static final String SELECT =
      "SELECT "
          + COLUMNS
          + """
          coalesce(mine.value, 0) AS my_vote
          FROM threads.thread
          LEFT JOIN threads.vote mine ON mine.thread_id = thread.id AND mine.voter = :viewer
          """;

  private final Jdbi jdbi;

  ThreadStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the threads of a page, newest first, and one thread more if there is a next page. */
  List<StoredThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable String viewer, PageRequest page) {
    var sql =
        SELECT
            + "WHERE thread.project_id = :project AND thread.id < :before "
            + (type == null ? "" : "AND thread.type = :type ")
            + "ORDER BY thread.id DESC LIMIT :rows";
    return query(
        sql,
        query -> {
          if (type != null) {
            query.bind("type", type.name());
          }
          return threads(
              query
                  .bind("viewer", viewer)
                  .bind("project", projectId)
                  .bind("before", page.before() == null ? Long.MAX_VALUE : page.before())
                  .bind("rows", page.limit() + 1));
        });
  }

  List<Long> idsOfProject(long projectId, int limit) {
    return query(
        "SELECT id FROM threads.thread WHERE project_id = :project ORDER BY id DESC LIMIT :rows",
        query -> query.bind("project", projectId).bind("rows", limit).mapTo(Long.class).list());
  }

  /**
   * Returns a thread; empty if there is none with this id.
   *
   * @param viewer the user whose vote the returned thread shows; null for none
   */
  public Optional<StoredThread> find(long threadId, @Nullable String viewer) {
    return query(
            SELECT + "WHERE thread.id = :id",
            query -> threads(query.bind("viewer", viewer).bind("id", threadId)))
        .stream()
        .findFirst();
  }

  /** Returns the threads with these ids, as a map with the id as key. */
  public Map<Long, StoredThread> ofIds(Collection<Long> ids, String viewer) {
    return query(
            SELECT + "WHERE thread.id = ANY (:ids)",
            query ->
                threads(
                    query.bind("viewer", viewer).bindArray("ids", Long.class, List.copyOf(ids))))
        .stream()
        .collect(Collectors.toMap(each -> each.thread().id(), Function.identity()));
  }

  /**
   * Returns a thread, and holds a shared lock on the thread until the end of the transaction. Empty
   * if no thread has this id.
   */
  public Optional<StoredThread> lockShared(long threadId) {
    return findAndLock(threadId, "FOR SHARE OF thread");
  }

  /**
   * Locks a thread so that only this transaction can change it, and returns it. Empty if no thread
   * has this id.
   */
  public Optional<StoredThread> lockToChange(long threadId) {
    return findAndLock(threadId, "FOR NO KEY UPDATE OF thread");
  }

  private Optional<StoredThread> findAndLock(long threadId, String lock) {
    return query(
            "SELECT " + COLUMNS + "0 AS my_vote FROM threads.thread WHERE id = :id " + lock,
            query -> threads(query.bind("id", threadId)))
        .stream()
        .findFirst();
  }

  /** Returns the threads that a request added, in the order of the request. */
  List<StoredThread> ofRequest(String requestKey, String viewer) {
    return query(
        SELECT + "WHERE thread.request_key = :key ORDER BY thread.position",
        query -> threads(query.bind("viewer", viewer).bind("key", requestKey)));
  }

  /**
   * Adds threads in one statement, so all are added or none.
   *
   * @throws org.jdbi.v3.core.JdbiException for instance if the statement violates {@link
   *     #IS_ADDED_ONCE} or {@link #HAS_ITS_PARENT}
   */
  List<StoredThread> insert(String requestKey, List<NewThread> threads, Instant now) {
    return query(
        """
        INSERT INTO threads.thread
          (project_id, parent_thread_id, type, message, author, created_at, request_key, position)
        SELECT project_id, parent_thread_id, type, message, author, :now, :key, position
        FROM unnest(:projects, :parents, :types, :messages, :authors)
          WITH ORDINALITY AS new (project_id, parent_thread_id, type, message, author, position)
        ORDER BY position
        RETURNING
        """
            + COLUMNS
            + "0 AS my_vote",
        query ->
            threads(
                query
                    .bind("now", now)
                    .bind("key", requestKey)
                    .bindArray("projects", Long.class, each(threads, NewThread::projectId))
                    .bindArray("parents", Long.class, each(threads, NewThread::parentThreadId))
                    .bindArray("types", String.class, each(threads, t -> t.type().name()))
                    .bindArray("messages", String.class, each(threads, NewThread::message))
                    .bindArray("authors", String.class, each(threads, NewThread::author))));
  }

  /**
   * Finds a reply whose parent is not in the project of the reply. Returns the id of the parent;
   * empty if there is no such reply.
   */
  Optional<Long> missingParent(List<NewThread> threads) {
    return query(
        """
        SELECT parent FROM unnest(:projects, :parents) AS wanted (project, parent)
        WHERE parent IS NOT NULL AND NOT EXISTS
          (SELECT FROM threads.thread WHERE project_id = project AND id = parent)
        LIMIT 1
        """,
        query ->
            query
                .bindArray("projects", Long.class, each(threads, NewThread::projectId))
                .bindArray("parents", Long.class, each(threads, NewThread::parentThreadId))
                .mapTo(Long.class)
                .findOne());
  }

  /**
   * Changes the message of a thread.
   *
   * @return the thread; empty if the thread is missing or unchanged, or if the actor may not change
   *     the thread
   */
  Optional<StoredThread> edit(long threadId, String message, Actor actor) {
    return query(
        """
        UPDATE threads.thread SET message = :message
        WHERE id = :id AND (:admin OR author = :actor) AND message <> :message
        RETURNING
        """
            + COLUMNS
            + """
            coalesce(
              (SELECT value FROM threads.vote WHERE thread_id = thread.id AND voter = :actor),
              0) AS my_vote
            """,
        query ->
            threads(
                    query
                        .bind("id", threadId)
                        .bind("message", message)
                        .bind("admin", actor.admin())
                        .bind("actor", actor.name()))
                .stream()
                .findFirst());
  }

  private <T> T query(String sql, Function<Query, T> use) {
    return jdbi.withHandle(handle -> use.apply(handle.createQuery(sql)));
  }

  private static List<StoredThread> threads(Query query) {
    return query.map(new ThreadMapper()).list();
  }

  private static <T> List<@Nullable T> each(
      List<NewThread> threads, Function<NewThread, @Nullable T> part) {
    return threads.stream().<@Nullable T>map(part).toList();
  }
}
