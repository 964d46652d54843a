package io.insula.cycles.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All ballots of an election, identical ones once with a weight; or only what they add up to.
 * Immutable; {@link BallotsBuilder} makes it. A ballot names proposals by their positions in the
 * election, and where its type has points, gives each of them points in millionths.
 */
public final class Ballots {
  /** How many of the units in which points are kept make one point. */
  static final long MICRO = 1_000_000;

  private final int[] starts;
  private final char[] proposals;
  private final long @Nullable [] microPoints;
  private final int[] weights;
  private final long count;
  private final @Nullable BallotSums sums;

  /**
   * @param starts of each ballot and the end of the last one, with room behind them
   * @param proposals of all ballots, with room behind them
   * @param microPoints null where ballots have no points
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

  /** How many ballots there are, empty ones included. */
  public long count() {
    return count;
  }

  /** How many different ballots there are. */
  public int distinct() {
    return weights.length;
  }

  /** How many ballots are like this one. */
  public long weight(int ballot) {
    return weights[ballot];
  }

  /** What they add up to where that is all that is known of them; else null. */
  @Nullable BallotSums sums() {
    return sums;
  }

  /** Where the entries of this ballot begin. */
  int from(int ballot) {
    return starts[ballot];
  }

  /** Behind the last entry of this ballot. */
  int to(int ballot) {
    return starts[ballot + 1];
  }

  /** How many entries all different ballots have. */
  int entries() {
    return starts[weights.length];
  }

  /** The position of the proposal that this entry is about. */
  int proposal(int entry) {
    return proposals[entry];
  }

  long microPoints(int entry) {
    return microPoints == null ? MICRO : microPoints[entry];
  }
}
