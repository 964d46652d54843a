package io.insula.analytics.remote;

import io.insula.analytics.wire.AttributionPart;
import java.util.function.Consumer;

/**
 * Divides an attribution into gRPC messages of about 1 MiB, because gRPC limits the size of a
 * message. The last message can be smaller.
 */
final class AttributionMessageSplitter {
  private static final int PART_BYTES = 1 << 20;

  private final Consumer<AttributionPart> receiver;
  private AttributionPart.Builder part = AttributionPart.newBuilder();
  private int bytes;

  AttributionMessageSplitter(Consumer<AttributionPart> receiver) {
    this.receiver = receiver;
  }

  /**
   * Adds an item to the current part.
   *
   * @param size the size of the item in bytes
   */
  void add(int size, Consumer<AttributionPart.Builder> addition) {
    addition.accept(part);
    bytes += size;
    if (bytes >= PART_BYTES) {
      end();
    }
  }

  /** Emits the current part, even if it is empty, and begins the next one. */
  void end() {
    receiver.accept(part.build());
    part = AttributionPart.newBuilder();
    bytes = 0;
  }
}
