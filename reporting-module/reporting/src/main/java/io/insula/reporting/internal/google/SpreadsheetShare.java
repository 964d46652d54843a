package io.insula.reporting.internal.google;

import io.insula.kernel.base.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row about the sharing of a spreadsheet with one user.
 *
 * @param id the id of the row
 * @param username the user name; null if the user was erased
 * @param digest the SHA-256 of the e-mail address; null for an erased user, except in the state
 *     {@link State#ASKED}
 * @param permissionId the id of the permission at Google; null until it is known
 * @param age how long the sharing has been in its state
 */
@SuppressWarnings("ArrayRecordComponent")
record SpreadsheetShare(
    long id,
    @Nullable String username,
    byte @Nullable [] digest,
    @Nullable String permissionId,
    State state,
    Duration age) {
  private static final Duration REFUSAL_COUNTS = Duration.ofDays(1);

  /** The state of the sharing. */
  enum State {
    /** This server is about to give a permission. */
    ASKED,
    /** This server gave the permission. */
    GIVEN,
    /**
     * The user had the permission before this server asked for it. This server never revokes it.
     */
    FOUND,
    /** Google refused to share with this address. */
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

  /** Whether the user has the permission, or Google refused the address less than a day ago. */
  boolean isSettled() {
    return switch (state) {
      case ASKED -> false;
      case GIVEN, FOUND -> true;
      case REFUSED -> age.compareTo(REFUSAL_COUNTS) < 0;
    };
  }
}
