package io.insula.kernel.web.pages;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The key that seals cursors, the same in all processes on one database. A migration made it; it is
 * read when the first cursor is.
 */
@Singleton
final class CursorKey {
  private final Jdbi jdbi;
  private volatile byte @Nullable [] bytes;

  CursorKey(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  byte[] bytes() {
    var known = bytes;
    if (known == null) {
      known = read();
      bytes = known;
    }
    return known;
  }

  private byte[] read() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT key FROM kernel.cursor_key").mapTo(byte[].class).one());
  }
}
