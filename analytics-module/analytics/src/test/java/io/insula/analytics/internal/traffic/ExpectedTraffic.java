package io.insula.analytics.internal.traffic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes the traffic sources that tests expect. */
final class ExpectedTraffic {
  private ExpectedTraffic() {}

  static TrafficSource of(
      String source,
      String medium,
      @Nullable String campaign,
      @Nullable String content,
      @Nullable String term,
      String channel) {
    return new TrafficSource(source, medium, campaign, content, term, channel(channel));
  }

  static Channel channel(String label) {
    return Arrays.stream(Channel.values())
        .filter(each -> each.label().equals(label))
        .findAny()
        .orElseThrow();
  }
}
