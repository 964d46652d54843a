package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects ballots one by one. Each different ballot takes about 20 bytes, plus 2 bytes for each
 * proposal, or 10 bytes with points.
 */
public final class BallotsBuilder {
  /** The maximum number of decimals of points. */
  public static final int MAX_POINT_DECIMALS = 6;

  /**
   * The maximum number of bytes that a count uses for each different ballot. Each proposal on the
   * ballot takes {@link #COUNT_BYTES_PER_ENTRY} more.
   */
  private static final long COUNT_BYTES_PER_BALLOT = 100;

  private static final long COUNT_BYTES_PER_ENTRY = 36;

  /**
   * One count may use the size of the heap, divided by this number. So several counts can run at
   * the same time.
   */
  private static final int MEMORY_DIVISOR = 4;

  private static final int FIRST_CAPACITY = 1 << 8;
  private static final int BITS = 32;

  private final BallotType type;
  private final @Nullable BallotSums sums;
  private int[] starts = new int[FIRST_CAPACITY];
  private int[] weights = new int[FIRST_CAPACITY];
  private char[] proposals = new char[FIRST_CAPACITY];
  private long @Nullable [] points;

  /** A hash table of ballot numbers, from 1; 0 marks a free slot. */
  private int[] slots = new int[FIRST_CAPACITY * 2];

  private int distinct;

  public BallotsBuilder(BallotType type) {
    this(type, null);
  }

  private BallotsBuilder(BallotType type, @Nullable BallotSums sums) {
    this.type = type;
    this.sums = sums;
    this.points = type.hasPoints() ? new long[FIRST_CAPACITY] : null;
  }

  /**
   * Creates a builder that keeps only what this rule needs for a count.
   *
   * @param maxLength the maximum length of ordinal ballots, as {@link Election#maxLength}
   */
  public static BallotsBuilder forRule(
      RuleName rule, BallotType type, @Nullable Integer maxLength) {
    return new BallotsBuilder(type, rule.isGreedy() ? new BallotSums(type, maxLength) : null);
  }

  /**
   * Adds a ballot without points.
   *
   * @param named the positions of the proposals; on ordinal ballots, the best first
   */
  public BallotsBuilder add(int... named) {
    var given = new long[named.length];
    Arrays.fill(given, Ballots.MICRO);
    return add(named, given);
  }

  /**
   * Adds a ballot with points.
   *
   * @param given the points, one value for each proposal
   * @throws ArithmeticException if a value has more than {@value #MAX_POINT_DECIMALS} decimals
   */
  public BallotsBuilder add(int[] named, List<BigDecimal> given) {
    return add(
        named,
        given.stream()
            .mapToLong(each -> each.movePointRight(MAX_POINT_DECIMALS).longValueExact())
            .toArray());
  }

  private BallotsBuilder add(int[] named, long[] microPoints) {
    if (named.length != microPoints.length) {
      throw new IllegalArgumentException(
          "a ballot must have one value of points for each proposal");
    }
    if (sums != null) {
      sums.add(named, microPoints);
    } else if (type == BallotType.ORDINAL) {
      count(named, microPoints);
    } else {
      // Only ordinal ballots have a meaningful order. On other ballots, the proposals are sorted,
      // so that identical ballots are recognised.
      var order = order(named);
      count(
          Arrays.stream(order).map(i -> named[i]).toArray(),
          Arrays.stream(order).mapToLong(i -> microPoints[i]).toArray());
    }
    return this;
  }

  /** Whether this process has too little memory to count the ballots that were added so far. */
  public boolean isTooLarge() {
    return distinct * COUNT_BYTES_PER_BALLOT + starts[distinct] * COUNT_BYTES_PER_ENTRY
        > Runtime.getRuntime().maxMemory() / MEMORY_DIVISOR;
  }

  private static int[] order(int[] named) {
    return LongStream.range(0, named.length)
        .map(i -> ((long) named[(int) i] << BITS) | i)
        .sorted()
        .mapToInt(each -> (int) each)
        .toArray();
  }

  private void count(int[] named, long[] microPoints) {
    var slot = slotOf(named, microPoints);
    if (slots[slot] == 0) {
      append(named, microPoints);
      slots[slot] = distinct;
      if (distinct > slots.length / 2) {
        doubleSlots();
      }
    } else {
      weights[slots[slot] - 1] = Math.incrementExact(weights[slots[slot] - 1]);
    }
  }

  /** Returns the slot of this ballot, or the free slot for it. */
  private int slotOf(int[] named, long[] microPoints) {
    var slot = hash(named, microPoints) & (slots.length - 1);
    while (slots[slot] != 0 && !isSame(slots[slot] - 1, named, microPoints)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isSame(int ballot, int[] named, long[] microPoints) {
    var from = starts[ballot];
    if (starts[ballot + 1] - from != named.length) {
      return false;
    }
    for (var i = 0; i < named.length; i++) {
      if (proposals[from + i] != named[i]
          || (points != null && points[from + i] != microPoints[i])) {
        return false;
      }
    }
    return true;
  }

  private void append(int[] named, long[] microPoints) {
    ensureCapacity(named.length);
    var from = starts[distinct];
    for (var i = 0; i < named.length; i++) {
      proposals[from + i] = position(named[i]);
      if (points != null) {
        points[from + i] = microPoints[i];
      }
    }
    weights[distinct] = 1;
    distinct++;
    starts[distinct] = from + named.length;
  }

  private static char position(int proposal) {
    if (proposal < 0 || proposal > Character.MAX_VALUE) {
      throw new IllegalArgumentException("a ballot names an unknown proposal");
    }
    return (char) proposal;
  }

  private void ensureCapacity(int entries) {
    if (distinct + 2 > starts.length) {
      starts = Arrays.copyOf(starts, larger(starts.length));
      weights = Arrays.copyOf(weights, starts.length);
    }
    var needed = Math.addExact(starts[distinct], entries);
    if (needed > proposals.length) {
      var length = Math.max(needed, larger(proposals.length));
      proposals = Arrays.copyOf(proposals, length);
      points = points == null ? null : Arrays.copyOf(points, length);
    }
  }

  private static int larger(int length) {
    return Math.addExact(length, length / 2);
  }

  private void doubleSlots() {
    slots = new int[Math.multiplyExact(slots.length, 2)];
    for (var ballot = 0; ballot < distinct; ballot++) {
      var slot = hash(ballot) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ballot + 1;
    }
  }

  private int hash(int ballot) {
    var hash = 1;
    for (var i = starts[ballot]; i < starts[ballot + 1]; i++) {
      hash = hash(hash, proposals[i], points == null ? Ballots.MICRO : points[i]);
    }
    return spread(hash);
  }

  private int hash(int[] named, long[] microPoints) {
    var hash = 1;
    for (var i = 0; i < named.length; i++) {
      hash = hash(hash, named[i], points == null ? Ballots.MICRO : microPoints[i]);
    }
    return spread(hash);
  }

  private static int hash(int before, int proposal, long microPoints) {
    return 31 * (31 * before + proposal) + Long.hashCode(microPoints);
  }

  /**
   * Spreads a hash over all bits: multiplies it by the golden ratio and mixes the high bits into
   * the low ones.
   */
  private static int spread(int hash) {
    var product = hash * 0x9E3779B9;
    return product ^ (product >>> 16);
  }

  /** Builds the ballots. The builder must not be used afterwards. */
  public Ballots build() {
    return sums == null
        ? new Ballots(starts, proposals, points, Arrays.copyOf(weights, distinct))
        : new Ballots(sums);
  }
}
