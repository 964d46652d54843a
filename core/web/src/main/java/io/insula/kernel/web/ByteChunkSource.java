package io.insula.kernel.web;

import java.io.IOException;
import java.util.Optional;

/**
 * The source of the bytes for one client of a {@link ResponseStreamer}. Only {@link #next} may
 * block. It and {@link #close} are called by one thread at a time.
 */
public interface ByteChunkSource {
  /** Returns the next chunk, of any size; empty at the end. */
  Optional<byte[]> next() throws IOException, InterruptedException;

  /**
   * Called when the client has disconnected, possibly while {@link #next} waits. Does not block.
   */
  default void stop() {}

  /**
   * Called once after the last {@link #next}, also after an error and after {@link #stop}. Does not
   * block, because the thread that serves all connections may call it.
   */
  default void close() throws IOException {}
}
