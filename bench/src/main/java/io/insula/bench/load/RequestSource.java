package io.insula.bench.load;

/** Provides the requests of a load, one after another. Called from one thread. */
@FunctionalInterface
public interface RequestSource {
  /**
   * Returns the next request.
   *
   * @param number the number of the request, from 0
   */
  byte[] next(long number);
}
