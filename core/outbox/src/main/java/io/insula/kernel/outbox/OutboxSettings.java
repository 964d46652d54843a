package io.insula.kernel.outbox;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Settings of the outbox.
 *
 * @param concurrency how many deliveries run at the same time
 * @param maxInFlight how many messages this process leases at the same time
 * @param lease how long a leased message is hidden from other processes; renewed until the delivery
 *     ends
 * @param pollInterval how often the table is searched for due messages, and how often leases are
 *     renewed; at most half of the lease
 * @param deliveryTimeout after how long a running delivery is interrupted
 * @param firstWait the wait after the first failed attempt; doubles with each further failed
 *     attempt
 * @param longestWait the maximum of the doubled wait, before a random change of up to 25%
 * @param giveUpAfter how long a message is retried before it fails permanently
 * @param failedRetention how long permanently failed messages are kept
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
  private static final int MAX_CONCURRENT = 10_000;
  private static final int MAX_IN_FLIGHT = 1_000_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MAX_DURATION = Duration.ofDays(36_500);

  OutboxSettings {
    SettingBounds.check("INSULA_OUTBOX_CONCURRENCY", concurrency, 1, MAX_CONCURRENT);
    SettingBounds.check("INSULA_OUTBOX_MAX_IN_FLIGHT", maxInFlight, 1, MAX_IN_FLIGHT);
    SettingBounds.check("INSULA_OUTBOX_LEASE", lease, DAY);
    SettingBounds.check("INSULA_OUTBOX_POLL_INTERVAL", pollInterval, DAY);
    if (pollInterval.multipliedBy(2).compareTo(lease) > 0) {
      // Leases are renewed at each poll interval.
      throw new InvalidConfigurationException(
          "INSULA_OUTBOX_POLL_INTERVAL must be at most half of INSULA_OUTBOX_LEASE. Otherwise a"
              + " lease can expire before it is renewed, and another process repeats the delivery");
    }
    SettingBounds.check("INSULA_OUTBOX_DELIVERY_TIMEOUT", deliveryTimeout, DAY);
    SettingBounds.check("INSULA_OUTBOX_FIRST_WAIT", firstWait, DAY);
    SettingBounds.check("INSULA_OUTBOX_LONGEST_WAIT", longestWait, DAY);
    SettingBounds.check("INSULA_OUTBOX_GIVE_UP_AFTER", giveUpAfter, MAX_DURATION);
    SettingBounds.check("INSULA_OUTBOX_FAILED_RETENTION", failedRetention, MAX_DURATION);
  }
}
