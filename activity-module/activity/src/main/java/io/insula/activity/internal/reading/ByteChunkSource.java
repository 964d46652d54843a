package io.insula.activity.internal.reading;

import java.util.Optional;

/** What one client reads, piece by piece. Its methods other than {@link #stop} may block. */
public interface ByteChunkSource {
  /** The next piece, of any size; empty at the end. */
  Optional<byte[]> next() throws InterruptedException;

  /** Called when the client has gone away, while {@link #next} may wait. Does not block. */
  default void stop() {}
}
