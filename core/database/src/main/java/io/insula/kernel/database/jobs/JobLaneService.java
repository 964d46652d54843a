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
 * Provides clients that schedule jobs in the table of a lane, and makes this process look for due
 * jobs.
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
   * Returns a client that schedules jobs of a lane in the current transaction, or in one of its own
   * if there is none. Of the due jobs, those with a higher priority run first.
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
   * Makes this process look for due jobs of a lane immediately instead of at its next poll. Does
   * nothing if this process runs no jobs of the lane. Call it after the commit that scheduled them.
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

  void started(String table, Scheduler scheduler) {
    running.put(table, scheduler);
  }

  void stopped(String table) {
    running.remove(table);
  }

  static PostgreSqlJdbcCustomization postgresql() {
    return new PostgreSqlJdbcCustomization(false, false);
  }
}
