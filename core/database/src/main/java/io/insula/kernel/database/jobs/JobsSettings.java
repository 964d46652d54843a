package io.insula.kernel.database.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * Settings of the jobs.
 *
 * @param concurrency how many jobs run at the same time in this process
 * @param pollInterval how often the table is searched for due jobs
 * @param heartbeat how often a running job is marked as alive; after four missed heartbeats it is
 *     considered dead and runs again
 * @param stopWithin how long a stopping process waits for its running jobs
 */
@ConfigurationProperties("insula.jobs")
record JobsSettings(
    int concurrency, Duration pollInterval, Duration heartbeat, Duration stopWithin) {}
