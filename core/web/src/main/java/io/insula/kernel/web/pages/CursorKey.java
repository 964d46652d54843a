package io.insula.kernel.web.pages;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs cursors. All processes on one database use the same key, which a migration
 * generated. The first use reads the key from the database.
 */
@Singleton
final class CursorKey {
  private final BeanProvider<Jdbi> jdbi;
  private volatile byte @Nullable [] bytes;

  /**
   * @param jdbi resolved at the first use, because the routes need this bean before the database is
   *     ready
   */
  CursorKey(BeanProvider<Jdbi> jdbi) {
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
    return jdbi.get()
        .withHandle(
            handle ->
                handle.createQuery("SELECT key FROM kernel.cursor_key").mapTo(byte[].class).one());
  }
}
