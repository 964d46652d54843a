package io.insula.kernel.database.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How jobs are run.
 *
 * @param concurrency how many run at once in this process
 * @param pollInterval how often the table is searched for what is due
 * @param heartbeat how often a running job is marked as alive; after four missed marks it is
 *     considered dead and runs again
 * @param stopWithin how long a stopping process waits for its running jobs
 */
@ConfigurationProperties("insula.jobs")
record JobsSettings(
    int concurrency, Duration pollInterval, Duration heartbeat, Duration stopWithin) {}
