package io.insula.bench.load;

/** Provides the requests of a load, one after another. Only one thread calls it. */
@FunctionalInterface
public interface RequestSource {
  /**
   * Returns the next request.
   *
   * @param number the number of the request, from 0
   */
  byte[] next(long number);
}
