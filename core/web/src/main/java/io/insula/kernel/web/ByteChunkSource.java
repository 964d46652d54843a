package io.insula.kernel.web;

import java.io.IOException;
import java.util.Optional;

/**
 * The source of the bytes for one client of a {@link ResponseStreamer}. Only {@link #next} may
 * block. At most one thread at a time calls {@link #next} or {@link #close}.
 */
public interface ByteChunkSource {
  /** Returns the next chunk, of any size; empty at the end. */
  Optional<byte[]> next() throws IOException, InterruptedException;

  /** Ends a wait in {@link #next}. Called when the client has disconnected. Does not block. */
  default void stop() {}

  /**
   * Releases the resources of the source. Called once after the last {@link #next}, even after an
   * error or {@link #stop}. Must not block, because an event loop may call this method.
   */
  default void close() throws IOException {}
}
