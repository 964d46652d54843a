package io.insula.kernel.database;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.flyway.FlywayMigrator;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Creates the beans that run SQL and migrations. */
@Factory
final class DatabaseFactory {
  /**
   * Returns the runner of the migrations at start-up. Micronaut's {@link FlywayMigrator} is created
   * only if a migration has to run.
   */
  @Singleton
  FlywayRunner flywayRunner(
      UnpooledConnectionOpener server,
      BeanProvider<FlywayMigrator> migrator,
      DatabaseSettings settings) {
    return new FlywayRunner(
        server,
        (properties, source) -> migrator.get().run(properties, source),
        settings.acceptNewer());
  }

  /** Returns Jdbi, whose handles join the current transaction. */
  @Singleton
  Jdbi jdbi(TransactionDataSource transactions, ConnectionOperations<Connection> connections) {
    var jdbi = Jdbi.create(transactions.dataSource());
    jdbi.setHandleScope(new TransactionHandleScope(connections));
    // A handle that joins a transaction is closed while the transaction is still open. By default
    // Jdbi would then roll the transaction back and throw.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class).addCustomizer(new StatementCancellation());
    return jdbi;
  }
}
