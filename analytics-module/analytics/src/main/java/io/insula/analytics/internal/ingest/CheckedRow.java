package io.insula.analytics.internal.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A page view or an event of a request, after its fields were checked. */
sealed interface CheckedRow permits PageviewRow, EventRow, BotRow {
  /** The time of the row, to the microsecond. */
  Instant at();

  @Nullable String fingerprint();

  @Nullable String userId();

  /** Returns the approximate number of characters in the texts of the row. */
  int length();

  /** Returns the number of characters of an optional text. */
  static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
