package io.insula.kernel.database.groupcommit;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of many callers in groups, with one transaction for each group. While one group
 * is committed, the next group collects rows. So no row waits for a timer.
 *
 * <p>Each caller gets the result after the commit of its row. Errors have these results:
 *
 * <ul>
 *   <li>A row that the database or the writer refuses fails alone. The group is halved until the
 *       row is isolated.
 *   <li>If the writer returns a wrong number of results, the whole group fails. The rows are
 *       already stored, so they are not written again.
 *   <li>If the database becomes unavailable, all waiting rows fail with {@link
 *       UnavailableException}. The group in progress may have been committed.
 * </ul>
 *
 * <p>The two writer threads take turns on one connection. A {@link
 * io.insula.kernel.database.SupervisedLoop} is not needed, because the callers handle each error.
 *
 * @param <T> a row
 * @param <R> the result for the caller that submitted the row
 */
public final class GroupCommit<T, R> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /**
   * While one writer answers the callers of its last group, the other writer writes the next group.
   */
  private static final int WRITERS = 2;

  private final String name;
  private final WriterConnection connection;
  private final BatchWriter<T, R> writer;
  private final ToLongFunction<T> weight;
  private final CommitQueue<T, R> queue;
  private final ReentrantLock writeLock = new ReentrantLock();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * The outcome of a group. The action {@code answers} completes the callers' futures. The action
   * runs while the other writer thread can use the connection.
   */
  private record Outcome(boolean isUnavailable, Runnable answers) {}

  /**
   * @param name the prefix of the thread names, also used in messages
   * @param connections opens the one connection of the writers; must not be the pool, whose
   *     connections can all be busy
   * @param weight returns the memory that a row needs, in bytes
   */
  public GroupCommit(
      String name,
      DataSource connections,
      BatchWriter<T, R> writer,
      ToLongFunction<T> weight,
      GroupCommitLimits limits) {
    this.name = name;
    this.connection = new WriterConnection(connections);
    this.writer = writer;
    this.weight = weight;
    this.queue = new CommitQueue<>(limits);
    for (int i = 1; i <= WRITERS; i++) {
      threads.add(
          Thread.ofPlatform().daemon().name(name + "-writer-" + i).start(this::writeGroups));
    }
  }

  /**
   * Submits a row.
   *
   * @return a future that completes after the commit; fails with {@link UnavailableException} if a
   *     retry can succeed
   * @throws UnavailableException if the queue is full or closed
   */
  public CompletableFuture<R> submit(T row) {
    return submitAll(List.of(row)).getFirst();
  }

  /**
   * Submits all rows, or none. The rows may be committed in different transactions.
   *
   * @return one future for each row, in the order of the rows
   * @throws UnavailableException if the queue has no room for all rows, or is closed
   */
  public List<CompletableFuture<R>> submitAll(List<T> rows) {
    var entries = new ArrayList<WaitingRow<T, R>>(rows.size());
    var answers = new ArrayList<CompletableFuture<R>>(rows.size());
    long total = 0;
    for (var row : rows) {
      var entry = new WaitingRow<T, R>(row, weight.applyAsLong(row), new CompletableFuture<>());
      total += entry.weight();
      entries.add(entry);
      answers.add(entry.answer());
    }
    if (!queue.offer(entries, total)) {
      throw new UnavailableException(
          "Too many rows are waiting to be written. Retry shortly.", RETRY_AFTER, null);
    }
    return answers;
  }

  /** Returns how many rows wait or are being written. */
  public int waitingRows() {
    return queue.heldRows();
  }

  private void writeGroups() {
    try {
      var goesOn = true;
      while (goesOn) {
        goesOn = writeNextGroup();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(queue.takeAll(), unavailable("The server is shutting down. Retry shortly.", e)).run();
    }
  }

  /**
   * @return false if the queue is closed and empty
   */
  private boolean writeNextGroup() throws InterruptedException {
    List<WaitingRow<T, R>> group;
    Outcome outcome;
    writeLock.lockInterruptibly();
    try {
      group = queue.takeGroup();
      outcome = group.isEmpty() ? new Outcome(false, () -> {}) : write(group);
    } finally {
      writeLock.unlock();
    }
    queue.release(group);
    outcome.answers().run();
    return !group.isEmpty();
  }

  private Outcome write(List<WaitingRow<T, R>> group) {
    try {
      var results = store(group);
      return new Outcome(
          false,
          () -> {
            for (int i = 0; i < group.size(); i++) {
              group.get(i).answer().complete(results.get(i));
            }
          });
    } catch (WrongResultCountException e) {
      return new Outcome(false, fail(group, e));
    } catch (SQLException | RuntimeException e) {
      return failureOutcome(group, e);
    } catch (Error e) {
      // If, for instance, a writer runs out of memory, the callers must not wait forever.
      return new Outcome(false, fail(group, e));
    }
  }

  /**
   * @throws WrongResultCountException if the writer stored the rows, but returned a wrong number of
   *     results
   */
  private List<R> store(List<WaitingRow<T, R>> group) throws SQLException {
    var rows = group.stream().map(WaitingRow::row).toList();
    var results = connection.use(open -> writer.write(open, rows));
    if (results.size() != rows.size()) {
      throw new WrongResultCountException(
          name + " returned " + results.size() + " results for " + rows.size() + " rows");
    }
    return results;
  }

  private Outcome failureOutcome(List<WaitingRow<T, R>> group, Exception cause) {
    if (DatabaseErrors.isUnavailable(cause)) {
      return new Outcome(true, failAll(group, cause));
    }
    if (DatabaseErrors.mayPass(cause)) {
      LOG.warn("{}: {} rows were not stored: {}", name, group.size(), cause.getMessage());
      return new Outcome(
          false,
          fail(
              group,
              unavailable("The data could not be stored at the moment. Retry shortly.", cause)));
    }
    return group.size() > 1 && DatabaseErrors.mayBeTheFaultOfOneRow(cause)
        ? isolate(group)
        : new Outcome(false, fail(group, cause));
  }

  private Runnable failAll(List<WaitingRow<T, R>> group, Exception cause) {
    var others = queue.takeAll();
    LOG.warn(
        "{}: the database is unavailable, {} rows were not stored: {}",
        name,
        group.size() + others.size(),
        cause.getMessage());
    var error = unavailable("The database is unavailable. Retry shortly.", cause);
    return () -> {
      fail(group, error).run();
      fail(others, error).run();
    };
  }

  private Outcome isolate(List<WaitingRow<T, R>> group) {
    var middle = group.size() / 2;
    var rest = group.subList(middle, group.size());
    var first = write(group.subList(0, middle));
    var second =
        first.isUnavailable()
            ? new Outcome(
                true, fail(rest, unavailable("The database is unavailable. Retry shortly.", null)))
            : write(rest);
    return new Outcome(
        first.isUnavailable() || second.isUnavailable(),
        () -> {
          first.answers().run();
          second.answers().run();
        });
  }

  private static UnavailableException unavailable(String message, @Nullable Exception cause) {
    return new UnavailableException(message, RETRY_AFTER, cause);
  }

  private static <T, R> Runnable fail(List<WaitingRow<T, R>> group, Throwable error) {
    return () -> group.forEach(entry -> entry.answer().completeExceptionally(error));
  }

  /**
   * Accepts no further rows, and returns when all waiting rows are written and answered. If this
   * thread is interrupted, the waiting rows fail, but the group in progress still ends.
   */
  @Override
  public void close() {
    queue.close();
    var interrupted = false;
    for (var thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          // Waits on, because the thread may still use the connection.
          interrupted = true;
          threads.forEach(Thread::interrupt);
        }
      }
    }
    connection.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
