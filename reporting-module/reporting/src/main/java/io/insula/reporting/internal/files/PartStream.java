package io.insula.reporting.internal.files;

import java.util.Optional;
import java.util.function.IntFunction;

/** A stream of the parts of a stored file. Each part is fetched when it is needed. */
final class PartStream extends SliceStream {
  private final IntFunction<Optional<byte[]>> parts;
  private int following;

  /**
   * @param parts a function that returns the part with an index; the first part has the index 0;
   *     the function returns empty after the last part
   */
  PartStream(IntFunction<Optional<byte[]>> parts) {
    this.parts = parts;
  }

  @Override
  byte[] next() {
    var part = parts.apply(following);
    if (part.isPresent()) {
      following++;
    }
    return part.orElseGet(() -> new byte[0]);
  }
}
