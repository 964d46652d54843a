package io.insula.kernel.database;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Makes the beans by which the house writes SQL. */
@Factory
final class DatabaseFactory {
  /** Jdbi, whose handles join the transaction that runs. */
  @Singleton
  Jdbi jdbi(TransactionDataSource transactions) {
    var jdbi = Jdbi.create(transactions.dataSource());
    // A handle that joined a transaction is closed before that transaction ends.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.getConfig(SqlStatements.class).addCustomizer(new AbandonedStatements());
    return jdbi;
  }
}
