package io.insula.api.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads many rows in portions, for instance 500 at a time. So only one portion is in memory at a
 * time, and no database connection is held between two portions.
 */
public final class BatchedStream {
  private BatchedStream() {}

  /**
   * Returns all rows. This call reads the first portion, and the stream reads the others.
   *
   * @param size the number of rows of each portion; the last portion may have fewer
   * @param after reads the portion after the given row; reads the first portion if no row is given
   */
  public static <R> Stream<R> of(int size, Function<Optional<R>, List<R>> after) {
    return Stream.iterate(
            after.apply(Optional.empty()),
            portion -> !portion.isEmpty(),
            portion ->
                portion.size() < size ? List.<R>of() : after.apply(Optional.of(portion.getLast())))
        .flatMap(List::stream);
  }
}
