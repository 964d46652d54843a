package io.insula.analytics.internal.ingest;

import io.insula.kernel.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes the deduplication keys of requests from {@code webhook-id} or {@code Idempotency-Key}, and
 * deletes expired keys. A key is stored in the transaction of the rows, so that a repeated request
 * stores no rows.
 */
@Singleton
class DeduplicationKeyService {
  private final Jdbi jdbi;
  private final Duration retention;
  private final Clock clock;

  DeduplicationKeyService(Jdbi jdbi, IngestSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.retention = settings.deduplicationRetention();
    this.clock = clock;
  }

  /**
   * Returns the key of a webhook delivery. The key contains the kind of rows, because page views
   * and events may have the same delivery id.
   */
  static String ofWebhook(String kind, String id) {
    return kind + " " + id;
  }

  /**
   * Returns the key of a request with an {@code Idempotency-Key}; null without this header. With
   * the key, a retry after a crash stores no row twice.
   */
  static @Nullable String ofKey(@Nullable RequestKey key) {
    return key == null ? null : "key " + key.value();
  }

  /** Deletes the keys that have expired. */
  void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM analytics.delivery WHERE taken_at < :before")
                .bind("before", clock.instant().minus(retention))
                .execute());
  }
}
