package io.insula.bench.load;

import java.time.Duration;

/**
 * The result of a load.
 *
 * @param latencies the latencies of all operations; for a request, from the first byte sent to the
 *     last byte read
 */
public record LoadResult(Latencies latencies, Duration elapsed) {
  /** Returns the operations a second. */
  public double perSecond() {
    return latencies.count() / (elapsed.toNanos() / 1e9);
  }
}
