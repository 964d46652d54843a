package io.insula.bench;

import java.time.Duration;

/**
 * How thorough a run is.
 *
 * @param isQuick whether it only shows about where things stand
 * @param rounds of which the medians are taken
 * @param each how long one measurement takes
 * @param warmUp how long a server is warmed up; on two processors the virtual machine takes most of
 *     a minute until it has compiled all that a request needs
 */
public record BenchScale(boolean isQuick, int rounds, Duration each, Duration warmUp) {
  /** For results that are published. */
  public static BenchScale thorough() {
    return new BenchScale(false, 5, Duration.ofSeconds(3), Duration.ofSeconds(45));
  }

  /** To see within two minutes about where things stand. */
  public static BenchScale quick() {
    return new BenchScale(true, 3, Duration.ofMillis(400), Duration.ofSeconds(8));
  }

  /** Chooses a number, such as that of the rows of a large table. */
  public int choose(int quick, int thorough) {
    return isQuick ? quick : thorough;
  }
}
