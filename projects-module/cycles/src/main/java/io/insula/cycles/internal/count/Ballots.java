package io.insula.cycles.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All ballots of an election, or only their sums if the rule needs nothing else. Identical ballots
 * are stored once, with their number as the weight. Immutable; built by {@link BallotsBuilder}.
 */
public final class Ballots {
  /** The number of units per point: points are stored in millionths. */
  static final long MICRO = 1_000_000;

  private final int[] starts;
  private final char[] proposals;
  private final long @Nullable [] microPoints;
  private final int[] weights;
  private final long count;
  private final @Nullable BallotSums sums;

  /**
   * @param starts for each ballot, the index of its first entry; after the last ballot, the total
   *     number of entries; all later elements are unused
   * @param proposals for each entry, the position of the proposal; all later elements are unused
   * @param microPoints the points of all entries; null for ballots without points
   */
  Ballots(int[] starts, char[] proposals, long @Nullable [] microPoints, int[] weights) {
    this.starts = starts;
    this.proposals = proposals;
    this.microPoints = microPoints;
    this.weights = weights;
    this.count = Arrays.stream(weights).asLongStream().sum();
    this.sums = null;
  }

  Ballots(BallotSums sums) {
    this.starts = new int[1];
    this.proposals = new char[0];
    this.microPoints = null;
    this.weights = new int[0];
    this.count = sums.ballots();
    this.sums = sums;
  }

  /** Returns the number of ballots, empty ones included. */
  public long count() {
    return count;
  }

  /** Returns the number of different ballots; 0 if only the sums are known. */
  public int distinct() {
    return weights.length;
  }

  /**
   * Returns the number of ballots that are identical to this ballot, including the ballot itself.
   */
  public long weight(int ballot) {
    return weights[ballot];
  }

  /** Returns the sums of the ballots if only the sums are known; otherwise null. */
  @Nullable BallotSums sums() {
    return sums;
  }

  /** Returns the index of the first entry of this ballot. */
  int from(int ballot) {
    return starts[ballot];
  }

  /** Returns the index after the last entry of this ballot. */
  int to(int ballot) {
    return starts[ballot + 1];
  }

  /** Returns the number of entries of all different ballots. */
  int entries() {
    return starts[weights.length];
  }

  /** Returns the position of the proposal that this entry names. */
  int proposal(int entry) {
    return proposals[entry];
  }

  long microPoints(int entry) {
    return microPoints == null ? MICRO : microPoints[entry];
  }
}
