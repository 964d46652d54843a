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
 * Checks whether the database can use its disk. After a statement fails because of the disk, the
 * next probe writes a few pages. If this write fails, the process is not ready until a later write
 * succeeds. One damaged file does not change the readiness, because other files can be written.
 */
@Singleton
final class StorageReadinessCheck implements DatabaseReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StorageReadinessCheck.class);

  /** Adds pages to a file of the database. The rollback afterwards removes the file. */
  private static final String WRITE =
      "CREATE TEMPORARY TABLE insula_storage_probe ON COMMIT DROP AS"
          + " SELECT n FROM generate_series(1, 5000) AS n";

  /**
   * While the disk cannot be used, only one in {@value #PROBES_PER_WRITE} probes writes, because
   * each write also needs some space in the write-ahead log.
   */
  private static final int PROBES_PER_WRITE = 8;

  private final AtomicBoolean usable = new AtomicBoolean(true);
  private final AtomicBoolean isSuspected = new AtomicBoolean();
  private final AtomicInteger probes = new AtomicInteger();

  @Override
  public void check(Statement statement) throws SQLException {
    var isTurn =
        holds() ? isSuspected.getAndSet(false) : probes.incrementAndGet() >= PROBES_PER_WRITE;
    if (isTurn) {
      probes.set(0);
      setUsable(canWrite(statement));
    }
  }

  @Override
  public boolean holds() {
    return usable.get();
  }

  @Override
  public Optional<UnavailableException> explain(Throwable error) {
    if (!DatabaseErrors.isStorageFailure(error)) {
      return Optional.empty();
    }
    isSuspected.set(true);
    return DatabaseErrors.asUnavailable(error);
  }

  /** Returns whether a write succeeds, or fails for a reason other than the disk. */
  private static boolean canWrite(Statement statement) throws SQLException {
    var connection = statement.getConnection();
    connection.setAutoCommit(false);
    try {
      statement.execute(WRITE);
      return true;
    } catch (SQLException e) {
      LOG.debug("The database cannot write a probe to its disk", e);
      return !DatabaseErrors.isUnavailable(e);
    } finally {
      // Throws if the connection is broken. The monitor then finds the database unavailable.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void setUsable(boolean isUsable) {
    if (usable.getAndSet(isUsable) != isUsable) {
      if (isUsable) {
        LOG.info("The database can write to its disk again");
      } else {
        LOG.warn("The database cannot use its disk: the disk is full, or it has errors");
      }
    }
  }
}
