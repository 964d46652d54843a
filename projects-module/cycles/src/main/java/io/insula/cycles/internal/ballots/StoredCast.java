package io.insula.cycles.internal.ballots;

import java.util.Locale;

/**
 * How storing a ballot went.
 *
 * @param version of the ballot, from 1; 0 unless it was stored
 */
record StoredCast(Status status, int version) {
  /** In the words of {@code cycles.cast_ballots}. */
  enum Status {
    /** It is durable. */
    STORED,
    /** Somebody changes the cycle right now. */
    BUSY,
    /** The cycle changed since the ballot was checked. */
    STALE,
    /** The cycle is not in voting. */
    NOT_VOTING
  }

  static StoredCast of(String status, int version) {
    return new StoredCast(Status.valueOf(status.toUpperCase(Locale.ROOT)), version);
  }
}
