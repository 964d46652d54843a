package io.insula.api.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads many rows a portion at a time, so that neither memory nor a connection is held for all. */
public final class Portions {
  private Portions() {}

  /**
   * All rows. The first portion is read at once.
   *
   * @param size how many rows a portion has, unless it is the last one
   * @param after reads the portion after a row; the first one where there is none
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
