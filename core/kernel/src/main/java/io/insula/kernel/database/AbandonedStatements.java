package io.insula.kernel.database;

import io.grpc.Context;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends statements that run for a call from another process which was cancelled, or whose time is
 * over. The database is told: interrupting the thread would cost its connection, and the database
 * would go on all the same.
 */
final class AbandonedStatements implements StatementCustomizer {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedStatements.class);

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    var call = Context.current();
    if (call.isCancelled()) {
      throw new SQLTimeoutException("Nobody waits for this any more");
    }
    Context.CancellationListener end = _ -> cancel(statement);
    // To cancel takes a connection of its own; whoever tells of the end must not wait for that.
    call.addListener(end, task -> Thread.ofVirtual().name("abandoned-statement").start(task));
    context.addCleanable(() -> call.removeListener(end));
  }

  private static void cancel(PreparedStatement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.debug("A statement that nobody waits for may run on: {}", e.toString());
    }
  }
}
