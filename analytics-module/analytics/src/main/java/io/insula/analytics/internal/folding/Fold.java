package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds raw rows into the tables for answers. Only one process folds at a time; a reader first
 * folds the remaining rows. Within a process, callers wait for each other without holding a
 * connection, so that they do not delay the rest of the server.
 */
@Singleton
public final class Fold {
  private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

  /** The number of rows of each table that one transaction folds. */
  private static final int PORTION = 10_000;

  /** How long an answer waits for the remaining rows. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final String LAG =
      """
      SELECT coalesce((SELECT folded FROM analytics.fold_state), 0),
        coalesce((SELECT rules FROM analytics.fold_state), ''),
        greatest(
          (SELECT max(number) FROM analytics.pageview),
          (SELECT max(number) FROM analytics.event),
          0)
      """;

  private final Jdbi jdbi;
  private final FoldTransaction transaction;
  private final FingerprintFold fingerprints;
  private final PeopleFold people;
  private final String rules;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicBoolean hasFolded = new AtomicBoolean();
  private final AtomicLong unfoldedRows = new AtomicLong();

  Fold(
      Jdbi jdbi,
      FoldTransaction transaction,
      FingerprintFold fingerprints,
      PeopleFold people,
      FoldRulesVersion rules,
      MeterRegistry meters) {
    this.jdbi = jdbi;
    this.transaction = transaction;
    this.fingerprints = fingerprints;
    this.people = people;
    this.rules = rules.version();
    Gauge.builder("insula.analytics.unfolded.rows", unfoldedRows, AtomicLong::get)
        .description("Page views and events that are stored and not in the sums yet")
        .register(meters);
  }

  /** An action in a transaction. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private record Lag(FoldState state, long highest) {
    /** Returns how many rows up to a number are not folded yet. */
    long leftOf(long target, String rules) {
      return state.rules().equals(rules) ? Math.max(0, target - state.folded()) : target;
    }

    boolean isBehind(long target, String rules) {
      return state.folded() < target || !state.rules().equals(rules);
    }
  }

  /**
   * Folds all committed rows, or waits until another caller has folded them.
   *
   * @return the number of the last row that was committed before the call; it is folded now
   * @throws UnavailableException if that takes too long
   */
  public long catchUp() {
    return catchUpWithin(PATIENCE);
  }

  long catchUpWithin(Duration patience) {
    var lag = lag();
    var target = lag.highest();
    var backlog = new FoldBacklog(lag.leftOf(target, rules));
    while (lag.isBehind(target, rules)) {
      takeTurn(patience, backlog, lag.leftOf(target, rules));
      try {
        lag = lag();
        if (lag.isBehind(target, rules)) {
          inTransaction(this::foldPortion);
          lag = lag();
        }
      } finally {
        turn.unlock();
      }
    }
    return target;
  }

  /**
   * Checks that a transaction sees all rows up to a number as folded, by the rules of this process.
   *
   * @param number the number of the last row that must be folded
   * @throws UnavailableException if another process has started to fold again by different rules
   */
  public void check(Handle handle, long number) {
    if (lag(handle).isBehind(number, rules)) {
      throw otherRules();
    }
  }

  /**
   * Waits for its turn, however long, and folds the next batch if there is one.
   *
   * @return whether there was a batch
   */
  boolean foldNext() {
    var lag = lag();
    unfoldedRows.set(lag.leftOf(lag.highest(), rules));
    if (!lag.isBehind(lag.highest(), rules)) {
      return false;
    }
    alone(this::foldPortion);
    return true;
  }

  /** Runs an action in a transaction while nothing else in this process folds. */
  <T> T alone(Work<T> work) {
    turn.lock();
    try {
      return inTransaction(work);
    } finally {
      turn.unlock();
    }
  }

  private void takeTurn(Duration patience, FoldBacklog backlog, long left) {
    try {
      long nanos = patience.minus(backlog.age()).toNanos();
      if (nanos <= 0 || !turn.tryLock(nanos, TimeUnit.NANOSECONDS)) {
        throw backlog.notYet(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("The server is shutting down. Retry shortly.", e);
    }
  }

  private static UnavailableException busy(String message, @Nullable Throwable cause) {
    return new UnavailableException(message, RETRY_AFTER, cause);
  }

  private static UnavailableException otherRules() {
    return busy("Another process folds by different rules than this one.", null);
  }

  private <T> T inTransaction(Work<T> work) {
    try {
      return transaction.run(work);
    } catch (SQLException | RuntimeException e) {
      if (DatabaseErrors.mayPass(e)) {
        throw busy("Another fold is still running. Retry shortly.", e);
      }
      throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  private Lag lag() {
    return jdbi.withHandle(Fold::lag);
  }

  private static Lag lag(Handle handle) {
    return handle
        .createQuery(LAG)
        .map((row, _) -> new Lag(new FoldState(row.getLong(1), row.getString(2)), row.getLong(3)))
        .one();
  }

  /**
   * Folds the next batch; other processes wait until the end of the transaction.
   *
   * @return whether there may be more
   */
  boolean foldPortion(Connection connection) throws SQLException {
    var state = FoldState.lock(connection);
    if (!state.rules().equals(rules)) {
      state = startAnew(connection, state);
    }
    var portion = Portion.after(connection, state.folded(), PORTION);
    if (portion.until() > state.folded()) {
      fingerprints.add(connection, portion.pageviews(), state.folded(), portion.until());
      people.fold(connection, portion.pageviews(), portion.events());
      FoldState.set(connection, portion.until());
    }
    hasFolded.set(true);
    return portion.isFollowed();
  }

  /**
   * Folds all rows, and blocks new ones until the end of the transaction. Before a row of a visitor
   * is deleted, all rows of this visitor must be folded.
   */
  void holdWithAllFolded(Connection connection) throws SQLException {
    // This first waits for a process that folds, and blocks senders only after that.
    foldPortion(connection);
    try (var statement = connection.prepareStatement("SELECT analytics.lock_raw_rows()")) {
      statement.execute();
    }
    while (foldPortion(connection)) {
      // Folds the rows that are left.
    }
  }

  // If this process has already folded by its rules, another process has changed the rules since,
  // so this one must not change them back.
  private FoldState startAnew(Connection connection, FoldState state) throws SQLException {
    if (hasFolded.get()) {
      throw otherRules();
    }
    LOG.info("The rules are now {} and were {}: everything is folded again", rules, state.rules());
    return FoldState.startAnew(connection, rules);
  }

  /**
   * A range of raw rows.
   *
   * @param until the number up to which the range is complete
   * @param isFollowed whether more rows follow
   */
  private record Portion(
      List<PageView> pageviews, List<SiteEvent> events, long until, boolean isFollowed) {
    // Numbers become visible in order, so all rows up to the highest visible one are visible.
    static Portion after(Connection connection, long folded, int size) throws SQLException {
      var highest = highest(connection);
      var read = RawPageviews.pageviewsBetween(connection, folded, highest, size);
      var pageviews = read.rows();
      var events = RawEvents.eventsBetween(connection, folded, highest, size);
      var until = highest;
      if (!read.isWhole()) {
        until = pageviews.getLast().place().number();
      }
      if (events.size() == size) {
        until = Math.min(until, events.getLast().place().number());
      }
      var limit = until;
      return new Portion(
          pageviews.stream().filter(row -> row.place().number() <= limit).toList(),
          events.stream().filter(row -> row.place().number() <= limit).toList(),
          limit,
          limit < highest);
    }

    private static long highest(Connection connection) throws SQLException {
      try (var statement = connection.prepareStatement(LAG);
          var row = statement.executeQuery()) {
        row.next();
        return row.getLong(3);
      }
    }
  }
}
