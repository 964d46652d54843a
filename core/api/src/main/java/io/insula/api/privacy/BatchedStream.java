package io.insula.api.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads many rows in portions, so that only one portion is in memory. No database connection is
 * held between two portions.
 */
public final class BatchedStream {
  private BatchedStream() {}

  /**
   * Returns all rows. This call reads the first portion, and the stream reads the further portions.
   *
   * @param size the number of rows of a full portion
   * @param after reads the portion after a row; without a row, reads the first portion
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
