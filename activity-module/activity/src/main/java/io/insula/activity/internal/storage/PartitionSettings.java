package io.insula.activity.internal.storage;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The settings of partitions and of retention.
 *
 * @param partitionDays the days of a new partition, 1 to {@value #MAX_PARTITION_DAYS}
 * @param retentionDays the minimum days for which an event is kept, {@value #MIN_RETENTION_DAYS} to
 *     {@value #MAX_RETENTION_DAYS}; 0 keeps all events
 */
@Context
@ConfigurationProperties("insula.activity")
public record PartitionSettings(
    @Bindable(defaultValue = "7") int partitionDays,
    @Bindable(defaultValue = "730") int retentionDays) {
  static final int MAX_PARTITION_DAYS = 366;

  /**
   * The minimum retention. Within this time, the server recognizes a repeat of an event, so the
   * event must still be stored.
   */
  static final int MIN_RETENTION_DAYS = 4;

  static final int MAX_RETENTION_DAYS = 36_500;

  public PartitionSettings {
    SettingBounds.check("INSULA_ACTIVITY_PARTITION_DAYS", partitionDays, 1, MAX_PARTITION_DAYS);
    if (retentionDays != 0
        && (retentionDays < MIN_RETENTION_DAYS || retentionDays > MAX_RETENTION_DAYS)) {
      throw new InvalidConfigurationException(
          "INSULA_ACTIVITY_RETENTION_DAYS must be %d to %d, or 0 to keep all events, not %d"
              .formatted(MIN_RETENTION_DAYS, MAX_RETENTION_DAYS, retentionDays));
    }
  }
}
