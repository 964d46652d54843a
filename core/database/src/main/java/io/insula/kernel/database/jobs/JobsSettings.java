package io.insula.kernel.database.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How jobs are run.
 *
 * @param concurrency how many run at once in this process
 * @param pollInterval how often the table is searched for what is due
 * @param heartbeat how often a running job is told to be alive; after four missed ones it is taken
 *     for dead and runs anew
 * @param stopWithin how long a stopping process waits for its running jobs
 */
@ConfigurationProperties("insula.jobs")
record JobsSettings(
    int concurrency, Duration pollInterval, Duration heartbeat, Duration stopWithin) {}
