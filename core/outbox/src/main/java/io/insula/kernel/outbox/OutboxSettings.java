package io.insula.kernel.outbox;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * Settings of the outbox.
 *
 * @param concurrency how many deliveries run at the same time
 * @param maxInFlight how many messages this process leases at the same time; others wait in the
 *     table
 * @param lease how long a leased message is hidden from other processes; the lease is renewed until
 *     the delivery ends, so a message of a killed process waits this long
 * @param pollInterval how often the table is searched for due messages
 * @param deliveryTimeout after how long a running delivery is interrupted
 * @param firstWait the wait after the first failed attempt; it doubles with each further one
 * @param longestWait the upper bound of the wait
 * @param giveUpAfter after how long a message that still fails becomes a failed message
 * @param failedRetention how long failed messages are kept
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
