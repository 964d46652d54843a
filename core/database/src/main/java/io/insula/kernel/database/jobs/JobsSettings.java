package io.insula.kernel.database.jobs;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Settings of the jobs.
 *
 * @param concurrency how many jobs outside of a {@link JobLane} run at the same time in this
 *     process
 * @param pollInterval the pause between two searches for due jobs in a table of jobs
 * @param heartbeat how often a running job is marked as alive; after four missed heartbeats, the
 *     job runs again
 * @param stopWithin how long a stopping process waits for its running jobs
 */
@Context
@ConfigurationProperties("insula.jobs")
record JobsSettings(
    int concurrency, Duration pollInterval, Duration heartbeat, Duration stopWithin) {
  private static final int MAX_CONCURRENCY = 1_000;
  private static final Duration HOUR = Duration.ofHours(1);

  JobsSettings {
    SettingBounds.check("INSULA_JOBS_CONCURRENCY", concurrency, 1, MAX_CONCURRENCY);
    SettingBounds.check("INSULA_JOBS_POLL_INTERVAL", pollInterval, HOUR);
    SettingBounds.check("INSULA_JOBS_HEARTBEAT", heartbeat, HOUR);
    SettingBounds.check("INSULA_JOBS_STOP_WITHIN", stopWithin, Duration.ZERO, HOUR);
  }
}
