package io.insula.cycles.internal.ballots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ballot that waits to be stored.
 *
 * @param cycleVersion that of the cycle against which it was checked
 * @param voter the digest under which it is kept
 * @param choice null if it is withdrawn
 * @param castAt an hour: a finer time would join the ballot to somebody who was seen voting
 */
record PendingBallot(
    long cycleId,
    long cycleVersion,
    byte[] voter,
    @Nullable Choice choice,
    Receipt receipt,
    Instant castAt) {
  private static final int BYTES = 400;
  private static final int BYTES_A_VOTE = 32;

  /** About what it weighs in memory. */
  long weight() {
    return BYTES + (choice == null ? 0 : (long) BYTES_A_VOTE * choice.proposals().size());
  }

  @Nullable String proposals() {
    return choice == null ? null : choice.positions();
  }

  @Nullable String points() {
    return choice == null ? null : choice.pointsArray();
  }
}
