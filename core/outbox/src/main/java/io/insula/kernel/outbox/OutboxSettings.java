package io.insula.kernel.outbox;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Settings of the outbox.
 *
 * @param concurrency how many deliveries run at the same time
 * @param maxInFlight how many messages this process leases at the same time; all other messages
 *     wait in the table
 * @param lease how long a leased message is hidden from other processes; the lease is renewed until
 *     the delivery ends, so a message of a killed process waits this long
 * @param pollInterval how often the table is searched for due messages
 * @param deliveryTimeout after how long a running delivery is interrupted
 * @param firstWait the wait after the first failed attempt; it doubles with each further failed
 *     attempt
 * @param longestWait the upper bound of the doubled wait; up to a quarter of the wait is then added
 *     or subtracted at random
 * @param giveUpAfter after how long a message that still fails becomes a failed message
 * @param failedRetention how long failed messages are kept
 */
@Context
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
    Duration failedRetention) {
  private static final int MOST_CONCURRENT = 10_000;
  private static final int MOST_IN_FLIGHT = 1_000_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  OutboxSettings {
    SettingBounds.check("INSULA_OUTBOX_CONCURRENCY", concurrency, 1, MOST_CONCURRENT);
    SettingBounds.check("INSULA_OUTBOX_MAX_IN_FLIGHT", maxInFlight, 1, MOST_IN_FLIGHT);
    SettingBounds.check("INSULA_OUTBOX_LEASE", lease, DAY);
    SettingBounds.check("INSULA_OUTBOX_POLL_INTERVAL", pollInterval, DAY);
    SettingBounds.check("INSULA_OUTBOX_DELIVERY_TIMEOUT", deliveryTimeout, DAY);
    SettingBounds.check("INSULA_OUTBOX_FIRST_WAIT", firstWait, DAY);
    SettingBounds.check("INSULA_OUTBOX_LONGEST_WAIT", longestWait, DAY);
    SettingBounds.check("INSULA_OUTBOX_GIVE_UP_AFTER", giveUpAfter, LONGEST);
    SettingBounds.check("INSULA_OUTBOX_FAILED_RETENTION", failedRetention, LONGEST);
  }
}
