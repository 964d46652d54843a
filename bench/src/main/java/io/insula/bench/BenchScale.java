package io.insula.bench;

import java.time.Duration;

/**
 * The thoroughness of a run.
 *
 * @param isQuick whether the run is short and its results are approximate
 * @param rounds the number of rounds; each result is the median of the rounds
 * @param each the duration of each measurement
 * @param warmUp the warm-up time of a server; with two processors, the JVM compiles for most of a
 *     minute
 */
public record BenchScale(boolean isQuick, int rounds, Duration each, Duration warmUp) {
  /** Returns the scale of published results. */
  public static BenchScale thorough() {
    return new BenchScale(false, 5, Duration.ofSeconds(3), Duration.ofSeconds(45));
  }

  /** Returns a scale for approximate results within two minutes. */
  public static BenchScale quick() {
    return new BenchScale(true, 3, Duration.ofMillis(400), Duration.ofSeconds(8));
  }

  /** Returns {@code quick} for a quick run, and {@code thorough} for a thorough run. */
  public int choose(int quick, int thorough) {
    return isQuick ? quick : thorough;
  }
}
