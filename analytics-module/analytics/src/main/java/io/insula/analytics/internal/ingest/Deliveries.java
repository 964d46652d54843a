package io.insula.analytics.internal.ingest;

import io.insula.kernel.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The names of requests that are stored once, however often they come. */
@Singleton
class Deliveries {
  /** As long as a sender may deliver again. */
  private static final Duration KEPT = Duration.ofDays(3);

  private final Jdbi jdbi;
  private final Clock clock;

  Deliveries(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * The name of a webhook. A sender may deliver one thing to both routes, under one id and with
   * another body.
   */
  static String ofWebhook(String kind, String id) {
    return kind + " " + id;
  }

  /** The name of a request under an {@code Idempotency-Key}, be its answer kept or lost. */
  static @Nullable String ofKey(@Nullable RequestKey key) {
    return key == null ? null : "key " + key.value();
  }

  /** Forgets those that have been kept long enough. */
  void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM analytics.delivery WHERE taken_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
  }
}
