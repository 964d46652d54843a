package io.insula.kernel.database.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * Settings of the jobs.
 *
 * @param concurrency how many jobs that are in no {@link JobLane} run at the same time in this
 *     process
 * @param pollInterval the pause between two searches for due jobs in a table of jobs
 * @param heartbeat how often a running job is marked as alive; after four missed heartbeats the job
 *     is considered dead and runs again, possibly in another process
 * @param stopWithin how long a stopping process waits for its running jobs
 */
@ConfigurationProperties("insula.jobs")
record JobsSettings(
    int concurrency, Duration pollInterval, Duration heartbeat, Duration stopWithin) {}
