package io.insula.kernel.database;

import io.insula.kernel.base.Cancellation;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the statements of a remote call when the call is cancelled or its deadline passes. An
 * interrupt would break the connection, but not stop the statement in the database.
 */
final class StatementCancellation implements StatementCustomizer {
  private static final Logger LOG = LoggerFactory.getLogger(StatementCancellation.class);

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    var call = Cancellation.current();
    if (call.isCancelled()) {
      throw new SQLTimeoutException("The calling process cancelled the call");
    }
    // A cancel request opens a separate connection to the database. The thread that runs this
    // action must not wait for this connection.
    var registration =
        call.onCancel(
            () -> Thread.ofVirtual().name("abandoned-statement").start(() -> cancel(statement)));
    context.addCleanable(registration::remove);
  }

  private static void cancel(PreparedStatement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.debug("A statement of a cancelled call may still be running: {}", e.toString());
    }
  }
}
