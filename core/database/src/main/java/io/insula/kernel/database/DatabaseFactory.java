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

/** Makes the beans that run SQL and migrations. */
@Factory
final class DatabaseFactory {
  /** Migrates with Micronaut's own runner, which is made only if something has to run. */
  @Singleton
  FlywayRun flywayRun(
      DatabaseServer server, BeanProvider<FlywayMigrator> migrator, DatabaseSettings settings) {
    return new FlywayRun(
        server,
        (properties, source) -> migrator.get().run(properties, source),
        settings.acceptNewer());
  }

  /** Jdbi, whose handles join the transaction that runs. */
  @Singleton
  Jdbi jdbi(TransactionDataSource transactions, ConnectionOperations<Connection> connections) {
    var jdbi = Jdbi.create(transactions.dataSource());
    jdbi.setHandleScope(new TransactionHandleScope(connections));
    // A handle that joined a transaction is closed before that transaction ends.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class).addCustomizer(new AbandonedStatements());
    return jdbi;
  }
}
