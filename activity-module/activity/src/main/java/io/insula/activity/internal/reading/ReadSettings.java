package io.insula.activity.internal.reading;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of reading.
 *
 * @param readTimeout the maximum time of one statement, 1 second to 1 minute
 * @param maxExports the maximum number of concurrent exports in a process, 1 to {@value
 *     #MAX_CLIENTS}
 * @param maxStreamReaders the maximum number of concurrent readers of the stream in a process, 1 to
 *     {@value #MAX_CLIENTS}
 * @param streamHeartbeat the time without events before a heartbeat, 1 second to 1 minute
 * @param streamPoll the time between two polls for new events, at most 1 hour
 */
@Context
@ConfigurationProperties("insula.activity")
public record ReadSettings(
    @Bindable(defaultValue = "20s") Duration readTimeout,
    @Bindable(defaultValue = "8") int maxExports,
    @Bindable(defaultValue = "200") int maxStreamReaders,
    @Bindable(defaultValue = "10s") Duration streamHeartbeat,
    @Bindable(defaultValue = "250ms") Duration streamPoll) {
  static final int MAX_CLIENTS = 10_000;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  public ReadSettings {
    SettingBounds.check("INSULA_ACTIVITY_READ_TIMEOUT", readTimeout, SECOND, MINUTE);
    SettingBounds.check("INSULA_ACTIVITY_MAX_EXPORTS", maxExports, 1, MAX_CLIENTS);
    SettingBounds.check("INSULA_ACTIVITY_MAX_STREAM_READERS", maxStreamReaders, 1, MAX_CLIENTS);
    SettingBounds.check("INSULA_ACTIVITY_STREAM_HEARTBEAT", streamHeartbeat, SECOND, MINUTE);
    SettingBounds.check("INSULA_ACTIVITY_STREAM_POLL", streamPoll, Duration.ofHours(1));
  }
}
