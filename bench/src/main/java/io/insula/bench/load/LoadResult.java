package io.insula.bench.load;

import java.time.Duration;

/**
 * What a load found out.
 *
 * @param latencies of every operation: for a request, from its first byte sent to the last byte
 *     read
 */
public record LoadResult(Latencies latencies, Duration elapsed) {
  /** Operations a second. */
  public double perSecond() {
    return latencies.count() / (elapsed.toNanos() / 1e9);
  }
}
