package io.insula.reporting.internal.google;

import io.insula.kernel.base.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with whom a spreadsheet is shared, or is going to be.
 *
 * @param id of the row
 * @param username null if the person was erased
 * @param digest of the e-mail address; null if the person was erased
 * @param permissionId Google's; null until it is known
 * @param age how long it has been in its state
 */
@SuppressWarnings("ArrayRecordComponent")
record SpreadsheetReader(
    long id,
    @Nullable String username,
    byte @Nullable [] digest,
    @Nullable String permissionId,
    State state,
    Duration age) {
  private static final Duration REFUSAL_COUNTS = Duration.ofDays(1);

  /** How far the sharing is. */
  enum State {
    /** We are about to give a permission. */
    ASKED,
    /** We gave it. */
    GIVEN,
    /** It was there before us, and stays when we go. */
    FOUND,
    /** Google refuses to share with this address. */
    REFUSED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static byte[] digestOf(String email) {
    return Sha256.of(email.toLowerCase(Locale.ROOT));
  }

  boolean hasAddress(@Nullable String email) {
    return email != null && digest != null && Arrays.equals(digest, digestOf(email));
  }

  /** Whether nothing is to be done for now. */
  boolean isSettled() {
    return switch (state) {
      case ASKED -> false;
      case GIVEN, FOUND -> true;
      case REFUSED -> age.compareTo(REFUSAL_COUNTS) < 0;
    };
  }
}
