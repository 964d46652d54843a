package io.insula.cycles.internal.count;

import java.util.Arrays;

/**
 * All ballots of an election, identical ones once with a weight. Immutable; {@link BallotsBuilder}
 * makes it. A ballot names proposals by their positions in the election, and where its type has
 * points, gives each of them points in millionths.
 */
public final class Ballots {
  /** How many of the units in which points are kept make one point. */
  static final long MICRO = 1_000_000;

  private final int[] starts;
  private final int[] proposals;
  private final long[] microPoints;
  private final long[] weights;
  private final long count;

  Ballots(int[] starts, int[] proposals, long[] microPoints, long[] weights) {
    this.starts = starts;
    this.proposals = proposals;
    this.microPoints = microPoints;
    this.weights = weights;
    this.count = Arrays.stream(weights).sum();
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
    return proposals.length;
  }

  /** The position of the proposal that this entry is about. */
  int proposal(int entry) {
    return proposals[entry];
  }

  long microPoints(int entry) {
    return microPoints[entry];
  }
}
