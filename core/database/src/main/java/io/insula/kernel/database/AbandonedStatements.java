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
 * Ends statements that run for a call from another process which was cancelled, or whose time is
 * over. The database is asked to cancel: interrupting the thread would cost its connection, and the
 * database would continue all the same.
 */
final class AbandonedStatements implements StatementCustomizer {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedStatements.class);

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    var call = Cancellation.current();
    if (call.isCancelled()) {
      throw new SQLTimeoutException("The call that needed this was cancelled");
    }
    // Cancelling takes a connection of its own, so the thread that cancels must not wait for it.
    var registration =
        call.onCancel(
            () -> Thread.ofVirtual().name("abandoned-statement").start(() -> cancel(statement)));
    context.addCleanable(registration::remove);
  }

  private static void cancel(PreparedStatement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.debug("A statement of a cancelled call may run on: {}", e.toString());
    }
  }
}
