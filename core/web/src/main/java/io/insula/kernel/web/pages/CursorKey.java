package io.insula.kernel.web.pages;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs cursors. All processes on one database use the same key, which a migration
 * generated. The first use reads the key from the database.
 */
@Singleton
final class CursorKey {
  private final Jdbi jdbi;
  private volatile byte @Nullable [] bytes;

  CursorKey(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  byte[] bytes() {
    var cached = bytes;
    if (cached == null) {
      cached = read();
      bytes = cached;
    }
    return cached;
  }

  private byte[] read() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT key FROM kernel.cursor_key").mapTo(byte[].class).one());
  }
}
