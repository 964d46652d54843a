package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Creates the client with which the kernel and its apps schedule jobs. */
@Factory
final class SchedulerClientFactory {
  static final String TABLE = "kernel.jobs";

  /**
   * Returns a client that schedules jobs in the current transaction. Without a transaction, the
   * client begins one.
   */
  @Singleton
  SchedulerClient client(JobLaneService lanes) {
    return lanes.clientWithoutPriority(TABLE);
  }
}
