package io.insula.bench;

import java.time.Duration;

/**
 * How thorough a run is.
 *
 * @param rounds of which the medians are taken
 * @param each how long one measurement takes
 * @param warmUp how long a house is warmed up; on two processors the virtual machine takes most of
 *     a minute until it has compiled all that a request needs
 * @param manyRows how many events the large log has
 * @param pageviews how many page views the long history has
 * @param requests how many one measurement takes where all that are compared get the same ones
 * @param forks how many virtual machines time a call, one after another
 */
public record Pace(
    int rounds,
    Duration each,
    Duration warmUp,
    int manyRows,
    int pageviews,
    int requests,
    int forks) {
  /** For results that are told. */
  public static Pace thorough() {
    return new Pace(
        5, Duration.ofSeconds(3), Duration.ofSeconds(45), 10_000_000, 12_000_000, 10_000, 3);
  }

  /** To see within two minutes about where things stand. */
  public static Pace quick() {
    return new Pace(3, Duration.ofMillis(400), Duration.ofSeconds(8), 1_000_000, 120_000, 1_500, 1);
  }
}
