package io.insula.analytics.internal.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page view or an event from a known bot, which is stored but never counted.
 *
 * @param kind {@code pageview} or {@code event}
 * @param row the page view or the event as JSON
 */
record BotRow(
    Instant at,
    String kind,
    @Nullable String fingerprint,
    @Nullable String userId,
    String userAgent,
    String row)
    implements CheckedRow {
  @Override
  public int length() {
    return userAgent.length() + row.length();
  }
}
