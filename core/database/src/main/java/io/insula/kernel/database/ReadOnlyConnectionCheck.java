package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks all connections if one of them is read-only although the database accepts writes.
 * Otherwise writes on this connection would fail until the pool closes it.
 *
 * <p>Such a connection has one of two causes:
 *
 * <ul>
 *   <li>The database was read-only for a short time, and no probe noticed this.
 *   <li>The connection leads to another server than the monitor's connection.
 * </ul>
 *
 * <p>Breaking connections interrupts transactions. So this check breaks connections at most once in
 * {@value #PROBES_BETWEEN_CHECKS} probes. {@link #holds} always returns true.
 */
@Singleton
final class ReadOnlyConnectionCheck implements DatabaseReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyConnectionCheck.class);

  private static final int PROBES_BETWEEN_CHECKS = 40;

  private final TrackedConnectionOpener pooled;
  private final AtomicInteger probesToWait = new AtomicInteger();
  private final AtomicBoolean isSuspected = new AtomicBoolean();

  ReadOnlyConnectionCheck(TrackedConnectionOpener pooled) {
    this.pooled = pooled;
  }

  @Override
  public void check(Statement statement) throws SQLException {
    if (probesToWait.get() > 0) {
      probesToWait.decrementAndGet();
    } else if (isSuspected.getAndSet(false) && acceptsWrites(statement)) {
      probesToWait.set(PROBES_BETWEEN_CHECKS);
      LOG.warn(
          "A connection is read-only, but the database accepts writes. The server opens all"
              + " connections again");
      pooled.breakAll();
    }
  }

  @Override
  public boolean holds() {
    return true;
  }

  @Override
  public Optional<UnavailableException> explain(Throwable error) {
    if (DatabaseErrors.isReadOnly(error)) {
      isSuspected.set(true);
    }
    return Optional.empty();
  }

  private static boolean acceptsWrites(Statement statement) throws SQLException {
    try (var answer =
        statement.executeQuery("SELECT NOT current_setting('transaction_read_only')::boolean")) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
