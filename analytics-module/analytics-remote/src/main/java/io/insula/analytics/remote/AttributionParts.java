package io.insula.analytics.remote;

import io.insula.analytics.wire.AttributionPart;
import java.util.function.Consumer;

/** Divides an answer into parts, each of which is about as large as the others. */
final class AttributionParts {
  private static final int PART_BYTES = 1 << 20;

  private final Consumer<AttributionPart> receiver;
  private AttributionPart.Builder part = AttributionPart.newBuilder();
  private int bytes;

  AttributionParts(Consumer<AttributionPart> receiver) {
    this.receiver = receiver;
  }

  /**
   * Adds to the part that is being filled.
   *
   * @param size of what is added, in bytes
   */
  void add(int size, Consumer<AttributionPart.Builder> addition) {
    addition.accept(part);
    bytes += size;
    if (bytes >= PART_BYTES) {
      end();
    }
  }

  /** Hands over the part that is being filled, even if nothing is in it. */
  void end() {
    receiver.accept(part.build());
    part = AttributionPart.newBuilder();
    bytes = 0;
  }
}
