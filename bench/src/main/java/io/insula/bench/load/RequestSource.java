package io.insula.bench.load;

/** Gives the requests of a load, one after another. Called from one thread. */
@FunctionalInterface
public interface RequestSource {
  /**
   * The next request.
   *
   * @param number counts the requests of the load, from 0
   */
  byte[] next(long number);
}
