package io.insula.cycles.internal.ballots;

import java.util.Locale;

/**
 * The outcome of storing a ballot.
 *
 * @param version the version of the ballot, from 1; 0 if the ballot was not stored
 */
record CastOutcome(Status status, int version) {
  /** The status that {@code cycles.cast_ballots} returns. */
  enum Status {
    /** The ballot is durable. */
    STORED,
    /** Another transaction is changing the cycle. */
    BUSY,
    /** The cycle changed since the ballot was checked. */
    STALE,
    /** The cycle is not in voting. */
    NOT_VOTING
  }

  static CastOutcome of(String status, int version) {
    return new CastOutcome(Status.valueOf(status.toUpperCase(Locale.ROOT)), version);
  }
}
