package io.insula.cycles.internal.ballots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ballot or a withdrawal that waits to be stored.
 *
 * @param cycleVersion the version of the cycle at the time of the check
 * @param voter the digest that replaces the voter's identity
 * @param choice null for a withdrawal
 * @param castAt truncated to the hour; a finer time could identify a person who was seen voting
 */
record PendingBallot(
    long cycleId,
    long cycleVersion,
    byte[] voter,
    @Nullable BallotContent choice,
    Receipt receipt,
    Instant castAt) {
  private static final int BYTES_PER_BALLOT = 400;
  private static final int BYTES_PER_VOTE = 32;

  /** Returns the approximate size of this ballot in memory, in bytes. */
  long weight() {
    return BYTES_PER_BALLOT
        + (choice == null ? 0 : (long) BYTES_PER_VOTE * choice.proposals().size());
  }

  @Nullable String proposals() {
    return choice == null ? null : choice.positions();
  }

  @Nullable String points() {
    return choice == null ? null : choice.pointsArray();
  }
}
