package io.insula.kernel.database.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.insula.kernel.database.TransactionDataSource;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the client by which the kernel and its apps plan jobs. */
@Factory
final class JobsFactory {
  static final String TABLE = "kernel.jobs";

  /** Plans jobs in the transaction that runs; without one, at once. */
  @Singleton
  SchedulerClient client(TransactionDataSource transactions, ObjectMapper json) {
    return SchedulerClient.Builder.create(transactions.dataSource())
        .tableName(TABLE)
        .serializer(new JsonSerializer(json))
        .jdbcCustomization(postgresql())
        .build();
  }

  static PostgreSqlJdbcCustomization postgresql() {
    return new PostgreSqlJdbcCustomization(false, false);
  }
}
