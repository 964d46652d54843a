package io.insula.analytics.internal.traffic;

import org.jspecify.annotations.Nullable;

/**
 * The traffic source of a page view.
 *
 * @param source in lower case: the {@code utm_source}; if there is none, the network of the click
 *     id; otherwise the registrable domain or the app of the referrer. Direct traffic has {@code
 *     (direct)}. A well-known source has its name, for instance {@code google}
 * @param medium how the visitor came, for instance {@code cpc}, {@code organic}, {@code referral};
 *     {@code (none)} for direct traffic
 * @param campaign the {@code utm_campaign}; null for none
 * @param content the {@code utm_content}
 * @param term the {@code utm_term}
 */
public record TrafficSource(
    String source,
    String medium,
    @Nullable String campaign,
    @Nullable String content,
    @Nullable String term,
    Channel channel) {
  /** The maximum length of each text in characters (code points). Longer texts are cut. */
  public static final int MAX_LENGTH = 255;

  /** The source of direct traffic. */
  public static final String DIRECT_SOURCE = "(direct)";

  /** Direct traffic. */
  public static final TrafficSource DIRECT =
      new TrafficSource(DIRECT_SOURCE, "(none)", null, null, null, Channel.DIRECT);
}
