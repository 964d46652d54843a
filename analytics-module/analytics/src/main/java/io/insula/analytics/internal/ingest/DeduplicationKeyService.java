package io.insula.analytics.internal.ingest;

import io.insula.kernel.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes the deduplication keys of requests from their {@code webhook-id} or {@code
 * Idempotency-Key}, and deletes expired keys. A key is stored in one transaction with the rows of
 * its request, so that the rows of a repeated request are not stored again.
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
   * Returns the key of a webhook delivery. It contains the kind of rows, because a sender may use
   * the same id for a delivery of page views and for a delivery of events.
   */
  static String ofWebhook(String kind, String id) {
    return kind + " " + id;
  }

  /**
   * Returns the key of a request with an {@code Idempotency-Key}; null if the request has no such
   * header. The server may crash after it has stored the rows, and before it has stored the answer
   * for the {@code Idempotency-Key}. A retry then does not store the rows again, because their key
   * is known.
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
