package io.insula.analytics.internal.ingest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checked page view.
 *
 * @param at the time of the page view, to the microsecond
 * @param id the id from the sender, which identifies a repeated row
 */
record PageviewRow(
    Instant at,
    String fingerprint,
    @Nullable String userId,
    @Nullable UUID id,
    String url,
    @Nullable String referrerUrl)
    implements CheckedRow {
  @Override
  public int length() {
    return fingerprint.length()
        + CheckedRow.length(userId)
        + url.length()
        + CheckedRow.length(referrerUrl);
  }
}
