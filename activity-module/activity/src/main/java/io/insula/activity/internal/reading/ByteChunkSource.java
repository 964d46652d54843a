package io.insula.activity.internal.reading;

import java.util.Optional;

/** The source of the bytes for one client. Its methods other than {@link #stop} may block. */
public interface ByteChunkSource {
  /** Returns the next chunk, of any size; empty at the end. */
  Optional<byte[]> next() throws InterruptedException;

  /**
   * Called when the client has disconnected, possibly while {@link #next} waits. Does not block.
   */
  default void stop() {}
}
