package io.insula.analytics.internal.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checked event.
 *
 * @param at the time of the event, to the microsecond
 * @param fingerprint null only if there is a user id
 * @param id the id from the sender, which identifies a repeated row
 * @param currency the currency of the value, by ISO 4217
 */
record EventRow(
    Instant at,
    String name,
    @Nullable String fingerprint,
    @Nullable String userId,
    @Nullable UUID id,
    @Nullable BigDecimal value,
    @Nullable String currency)
    implements CheckedRow {
  @Override
  public int length() {
    return name.length() + CheckedRow.length(fingerprint) + CheckedRow.length(userId);
  }
}
