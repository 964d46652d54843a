package io.insula.kernel.database.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the client by which the kernel and its apps plan jobs. */
@Factory
final class JobsFactory {
  static final String TABLE = "kernel.jobs";

  /** Plans jobs in the transaction that runs; without one, at once. */
  @Singleton
  SchedulerClient client(JobLanes lanes) {
    return lanes.clientWithoutPriority(TABLE);
  }
}
