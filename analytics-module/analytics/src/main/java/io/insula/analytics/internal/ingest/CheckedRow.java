package io.insula.analytics.internal.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody sent, checked. */
sealed interface CheckedRow permits PageviewRow, EventRow, BotRow {
  /** When it happened, to the microsecond. */
  Instant at();

  @Nullable String fingerprint();

  @Nullable String userId();

  /** The characters of its texts. */
  int length();

  /** The characters of a text that may be missing. */
  static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
