package io.insula.analytics.internal.journeys;

import io.insula.analytics.internal.traffic.Channel;
import io.insula.analytics.internal.traffic.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * A contact that may have brought a visitor here.
 *
 * @param page where the visitor landed
 * @param pageviews how many page views followed until the next touch of the fingerprint, this one
 *     included
 */
public record JourneyTouch(
    RowPosition place,
    String fingerprint,
    TrafficSource traffic,
    String page,
    @Nullable String referrerUrl,
    int pageviews) {

  /** Whether it came from nowhere that is known. */
  public boolean isDirect() {
    return traffic.channel() == Channel.DIRECT;
  }
}
