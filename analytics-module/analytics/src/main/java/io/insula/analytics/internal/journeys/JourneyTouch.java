package io.insula.analytics.internal.journeys;

import io.insula.analytics.internal.traffic.Channel;
import io.insula.analytics.internal.traffic.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * A page view that opened a visit, or that came from a campaign, an ad or another site.
 *
 * @param page the landing page
 */
public record JourneyTouch(
    RowPosition place,
    String fingerprint,
    TrafficSource traffic,
    String page,
    @Nullable String referrerUrl) {

  /** Whether the touch is direct, because nothing says where it came from. */
  public boolean isDirect() {
    return traffic.channel() == Channel.DIRECT;
  }
}
