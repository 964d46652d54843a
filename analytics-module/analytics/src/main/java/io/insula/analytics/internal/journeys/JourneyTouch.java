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

  /** Whether its source is unknown. */
  public boolean isDirect() {
    return traffic.channel() == Channel.DIRECT;
  }
}
