package io.insula.analytics.internal.traffic;

import org.jspecify.annotations.Nullable;

/**
 * The traffic source of a page view. For direct traffic, the source is {@code (direct)} and the
 * medium is {@code (none)}.
 *
 * @param source in lower case, for instance {@code google}, or the registrable domain of the
 *     referrer
 * @param medium how the visitor came, for instance {@code cpc}, {@code organic}, {@code referral}
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
