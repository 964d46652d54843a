package io.insula.kernel.database.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.insula.kernel.database.TransactionDataSource;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Provides clients that schedule jobs in the table of a {@link JobLane}. Also makes this process
 * look for due jobs immediately.
 */
@Singleton
public final class JobLaneService {
  private final TransactionDataSource transactions;
  private final ObjectMapper json;
  private final Map<String, Scheduler> running = new ConcurrentHashMap<>();

  JobLaneService(TransactionDataSource transactions, ObjectMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * Returns a client that schedules jobs of a lane in the current transaction, if there is one. The
   * due job with the highest priority runs first.
   */
  public SchedulerClient client(String table) {
    return clientOf(table).enablePriority().build();
  }

  SchedulerClient clientWithoutPriority(String table) {
    return clientOf(table).build();
  }

  private SchedulerClient.Builder clientOf(String table) {
    return SchedulerClient.Builder.create(transactions.dataSource())
        .tableName(table)
        .serializer(new JobDataSerializer(json))
        .jdbcCustomization(postgresql());
  }

  /**
   * Makes this process look for due jobs of a lane immediately. Call this method after the commit
   * that scheduled the jobs.
   */
  public void lookNow(String table) {
    var scheduler = running.get(table);
    if (scheduler != null) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  /** Makes this process look immediately for due jobs that are in no lane. */
  public void lookNow() {
    lookNow(SchedulerClientFactory.TABLE);
  }

  void register(String table, Scheduler scheduler) {
    running.put(table, scheduler);
  }

  void unregister(String table) {
    running.remove(table);
  }

  static PostgreSqlJdbcCustomization postgresql() {
    return new PostgreSqlJdbcCustomization(false, false);
  }
}
