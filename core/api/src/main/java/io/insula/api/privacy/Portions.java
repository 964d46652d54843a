package io.insula.api.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads many rows in portions, so that neither all rows are in memory nor a connection is held all
 * the time.
 */
public final class Portions {
  private Portions() {}

  /**
   * Returns all rows. Reads the first portion immediately.
   *
   * @param size the number of rows of each portion but the last
   * @param after reads the portion after a row, or the first portion if there is no row
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
