package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds raw rows into the tables of the reports, in the background and before each report. Many
 * rows are folded by several transactions at once, each with some shards.
 */
@Singleton
public final class FoldService {
  private static final Logger LOG = LoggerFactory.getLogger(FoldService.class);

  /** Up to this number of rows, one transaction for all shards is faster than several. */
  private static final int FEW_ROWS = 5_000;

  /** The maximum time for which a transaction waits for each lock. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final FoldTransactions transaction;
  private final PortionFold portionFold;
  private final FoldPermits permits;
  private final Duration longestWait;
  private final int fewRows;
  private final String rules;
  private final AtomicLong unfoldedRows = new AtomicLong();

  @Inject
  FoldService(
      Jdbi jdbi,
      FoldTransactions transaction,
      PortionFold portionFold,
      FoldPermits permits,
      MeterRegistry meters,
      FoldSettings settings) {
    this(jdbi, transaction, portionFold, permits, meters, settings.foldWait(), FEW_ROWS);
  }

  FoldService(
      Jdbi jdbi,
      FoldTransactions transaction,
      PortionFold portionFold,
      FoldPermits permits,
      MeterRegistry meters,
      Duration longestWait,
      int fewRows) {
    this.jdbi = jdbi;
    this.transaction = transaction;
    this.portionFold = portionFold;
    this.permits = permits;
    this.longestWait = longestWait;
    this.fewRows = fewRows;
    this.rules = portionFold.rules();
    Gauge.builder("insula.analytics.unfolded.rows", unfoldedRows, AtomicLong::get)
        .description("Page views and events that are stored and not in the sums yet")
        .register(meters);
  }

  /** An action in a transaction. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * Folds all committed rows, or waits until another caller has folded them.
   *
   * @return the number of the last row that was committed before the call
   * @throws UnavailableException if folding takes longer than {@code insula.analytics.fold-wait},
   *     or another process folds by different rules
   */
  public long catchUp() {
    return catchUpWithin(longestWait);
  }

  long catchUpWithin(Duration timeout) {
    var lag = lag();
    var target = lag.highest();
    var backlog = new FoldBacklog(lag.leftOf(target, rules));
    while (lag.isBehind(target, rules)) {
      var all = isForAll(lag);
      awaitTurn(all, timeout, backlog, lag.leftOf(target, rules));
      try {
        lag = lag();
        if (lag.isBehind(target, rules)) {
          foldWithin(backlog.restOf(timeout), all, target);
          lag = lag();
        }
      } finally {
        permits.release(all);
      }
    }
    return target;
  }

  /**
   * Checks that all rows up to a number are folded by the rules of this process. Reads the snapshot
   * of the transaction.
   *
   * @param number the number of the last row that must be folded
   * @throws UnavailableException if another process folds again by different rules
   */
  public void check(Handle handle, long number) {
    if (FoldLag.of(handle).isBehind(number, rules)) {
      throw PortionFold.differentRulesError();
    }
  }

  /**
   * Folds the next portion, if there is one. Waits for {@link FoldPermits} first. The workers of
   * {@link FoldJob} call this method.
   *
   * @param isFirst whether this is the first worker. Other workers fold only if there are many rows
   * @return whether a portion was folded
   */
  boolean foldNext(boolean isFirst) {
    var lag = lag();
    unfoldedRows.set(lag.leftOf(lag.highest(), rules));
    var all = isForAll(lag);
    if (!lag.isBehind(lag.highest(), rules)) {
      if (isFirst && portionFold.guard().isSignOfLifeDue()) {
        jdbi.useHandle(handle -> FoldState.writeSignOfLife(handle, rules));
      }
      return false;
    }
    if (all && !isFirst) {
      return false;
    }
    permits.acquire(all);
    try {
      inTransaction(portion(all, lag.highest(), LOCK_TIMEOUT));
      portionFold.guard().recordOwnFold();
      return true;
    } finally {
      permits.release(all);
    }
  }

  /** Waits until nothing else in this process folds, and then runs an action in a transaction. */
  <T> T runExclusively(Work<T> work) {
    permits.acquire(true);
    try {
      return inTransaction(work);
    } finally {
      permits.release(true);
    }
  }

  private boolean isForAll(FoldLag lag) {
    return !lag.state().rules().equals(rules) || lag.leftOf(lag.highest(), rules) <= fewRows;
  }

  private Work<Boolean> portion(boolean all, long target, Duration lockTimeout) {
    return connection ->
        all
            ? portionFold.foldAll(connection, lockTimeout)
            : portionFold.foldBehind(connection, target, permits.shardsOfOne(), lockTimeout);
  }

  /**
   * Folds a portion. If the database reports a temporary error, such as a lock timeout, nothing is
   * folded, and the caller can try again.
   */
  private void foldWithin(Duration rest, boolean all, long target) {
    try {
      transaction.run(portion(all, target, min(rest, LOCK_TIMEOUT)));
      portionFold.guard().recordOwnFold();
    } catch (SQLException | RuntimeException e) {
      if (!DatabaseErrors.mayPass(e)) {
        throw runtime(e);
      }
      LOG.debug("Folding a portion of rows failed and is tried again", e);
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static RuntimeException runtime(Exception error) {
    return error instanceof RuntimeException known ? known : new IllegalStateException(error);
  }

  private void awaitTurn(boolean all, Duration timeout, FoldBacklog backlog, long left) {
    try {
      var rest = backlog.restOf(timeout);
      if (!rest.isPositive() || !permits.acquire(all, rest)) {
        throw backlog.unavailable(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("The server is shutting down. Retry shortly.", e);
    }
  }

  private static UnavailableException busy(String message, @Nullable Throwable cause) {
    return new UnavailableException(message, RETRY_AFTER, cause);
  }

  private <T> T inTransaction(Work<T> work) {
    try {
      return transaction.run(work);
    } catch (SQLException | RuntimeException e) {
      if (DatabaseErrors.mayPass(e)) {
        throw busy("New page views and events are still being counted. Retry shortly.", e);
      }
      throw runtime(e);
    }
  }

  private FoldLag lag() {
    var lag = jdbi.withHandle(FoldLag::of);
    portionFold.guard().observe(lag.state());
    return lag;
  }

  /** Returns the version of the rules by which this process folds. */
  String rules() {
    return rules;
  }

  /**
   * Folds all rows, and blocks new rows until the end of the transaction. Must come before a
   * deletion of rows, because the deletion subtracts folded rows from the sums.
   */
  void foldAllAndLockRows(Connection connection) throws SQLException {
    // Waits for other transactions that fold, and only then blocks senders. Otherwise the senders
    // would wait for these transactions, too.
    portionFold.foldAll(connection, LOCK_TIMEOUT);
    try (var statement = connection.prepareStatement("SELECT analytics.lock_raw_rows()")) {
      statement.execute();
    }
    while (portionFold.foldAll(connection, LOCK_TIMEOUT)) {
      // Continues until no row is left.
    }
    new SharedSumWriter(connection, rules).lock();
  }
}
