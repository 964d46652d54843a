package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Gathers ballots one by one, so that a million of them need not be there at once. */
public final class BallotsBuilder {
  /** Points have at most so many decimals. */
  public static final int MAX_POINT_DECIMALS = 6;

  private final BallotType type;
  private final Map<Choice, long[]> weights = new LinkedHashMap<>();
  private int entries;

  public BallotsBuilder(BallotType type) {
    this.type = type;
  }

  /** Adds a ballot of a type without points: the positions of its proposals, the best first. */
  public BallotsBuilder add(int... proposals) {
    var given = new long[proposals.length];
    Arrays.fill(given, Ballots.MICRO);
    return add(proposals, given);
  }

  /**
   * Adds a ballot with points.
   *
   * @param points as many as proposals
   * @throws ArithmeticException if one has more than {@value #MAX_POINT_DECIMALS} decimals
   */
  public BallotsBuilder add(int[] proposals, List<BigDecimal> points) {
    return add(
        proposals,
        points.stream()
            .mapToLong(each -> each.movePointRight(MAX_POINT_DECIMALS).longValueExact())
            .toArray());
  }

  private BallotsBuilder add(int[] proposals, long[] microPoints) {
    if (proposals.length != microPoints.length) {
      throw new IllegalArgumentException("a ballot has as many points as proposals");
    }
    var choice =
        type == BallotType.ORDINAL
            ? new Choice(proposals, microPoints)
            : Choice.sorted(proposals, microPoints);
    weights.computeIfAbsent(choice, this::count)[0]++;
    return this;
  }

  private long[] count(Choice choice) {
    entries += choice.proposals.length;
    return new long[1];
  }

  public Ballots build() {
    var starts = new int[weights.size() + 1];
    var proposals = new int[entries];
    var points = new long[entries];
    var ballot = 0;
    for (var choice : weights.keySet()) {
      var length = choice.proposals.length;
      System.arraycopy(choice.proposals, 0, proposals, starts[ballot], length);
      System.arraycopy(choice.microPoints, 0, points, starts[ballot], length);
      starts[ballot + 1] = starts[ballot] + length;
      ballot++;
    }
    return new Ballots(
        starts, proposals, points, weights.values().stream().mapToLong(each -> each[0]).toArray());
  }

  /** What a ballot says; equal for identical ballots. */
  private record Choice(int[] proposals, long[] microPoints) {
    private static final int BITS = 32;

    /** The order of a ballot's proposals means nothing where it is no ranking. */
    static Choice sorted(int[] proposals, long[] microPoints) {
      var order =
          LongStream.range(0, proposals.length)
              .map(i -> ((long) proposals[(int) i] << BITS) | i)
              .sorted()
              .mapToInt(each -> (int) each)
              .toArray();
      return new Choice(
          Arrays.stream(order).map(i -> proposals[i]).toArray(),
          Arrays.stream(order).mapToLong(i -> microPoints[i]).toArray());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Choice choice
          && Arrays.equals(proposals, choice.proposals)
          && Arrays.equals(microPoints, choice.microPoints);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(proposals) + Arrays.hashCode(microPoints);
    }
  }
}
