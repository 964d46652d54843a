package io.insula.bench.load;

import java.util.Arrays;

/** The latencies of one measurement, in nanoseconds. */
public final class Latencies {
  private long[] nanos = new long[1 << 14];
  private int count;
  private boolean isSorted;

  public void add(long latencyNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = latencyNanos;
    isSorted = false;
  }

  public void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  public int count() {
    return count;
  }

  /**
   * Returns the latency that a share of the requests did not exceed (nearest rank).
   *
   * @param share above 0, at most 1; for instance 0.99 for the 99th percentile
   * @return the latency in milliseconds; 0 without requests
   */
  public double quantileMillis(double share) {
    if (count == 0) {
      return 0;
    }
    if (!isSorted) {
      Arrays.sort(nanos, 0, count);
      isSorted = true;
    }
    return nanos[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
  }
}
