package io.insula.activity.internal.reading;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of reading.
 *
 * @param readTimeout the maximum time of one statement, 1 second to 1 minute
 * @param maxExports the maximum number of exports that a process writes at the same time, 1 to
 *     {@value #MOST_CLIENTS}
 * @param maxStreamReaders the maximum number of readers of the stream that a process serves at the
 *     same time, 1 to {@value #MOST_CLIENTS}
 * @param streamHeartbeat the time without events after which a reader gets a heartbeat, 1 second to
 *     1 minute
 */
@Context
@ConfigurationProperties("insula.activity")
public record ReadSettings(
    @Bindable(defaultValue = "20s") Duration readTimeout,
    @Bindable(defaultValue = "8") int maxExports,
    @Bindable(defaultValue = "200") int maxStreamReaders,
    @Bindable(defaultValue = "10s") Duration streamHeartbeat) {
  static final int MOST_CLIENTS = 10_000;

  public ReadSettings {
    check("INSULA_ACTIVITY_READ_TIMEOUT", readTimeout);
    check("INSULA_ACTIVITY_MAX_EXPORTS", maxExports);
    check("INSULA_ACTIVITY_MAX_STREAM_READERS", maxStreamReaders);
    check("INSULA_ACTIVITY_STREAM_HEARTBEAT", streamHeartbeat);
  }

  private static void check(String name, Duration value) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new CannotStartException(name + " must be 1s to 60s, not " + value);
    }
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MOST_CLIENTS) {
      throw new CannotStartException(name + " must be 1 to " + MOST_CLIENTS + ", not " + value);
    }
  }
}
