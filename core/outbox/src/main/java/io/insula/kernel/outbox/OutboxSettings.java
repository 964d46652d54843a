package io.insula.kernel.outbox;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How the outbox delivers.
 *
 * @param concurrency how many deliveries run at once
 * @param maxInFlight how many messages this process holds the lease of at once; others wait in the
 *     table
 * @param lease how long a held message is out of reach for other processes; renewed while it is
 *     held, so this is what a message of a killed process waits
 * @param pollInterval how often the table is searched for what is due
 * @param deliveryTimeout when a delivery that still runs is interrupted
 * @param firstWait the wait after the first failed attempt; it doubles with each further one
 * @param longestWait the bound of that growth
 * @param giveUpAfter when a message that still fails is kept as failed
 * @param failedRetention for how long it is kept then
 */
@ConfigurationProperties("insula.outbox")
record OutboxSettings(
    int concurrency,
    int maxInFlight,
    Duration lease,
    Duration pollInterval,
    Duration deliveryTimeout,
    Duration firstWait,
    Duration longestWait,
    Duration giveUpAfter,
    Duration failedRetention) {}
