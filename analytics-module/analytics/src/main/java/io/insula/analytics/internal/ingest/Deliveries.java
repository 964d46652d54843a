package io.insula.analytics.internal.ingest;

import io.insula.kernel.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The names of requests that are stored once, even if they are repeated. */
@Singleton
class Deliveries {
  /** The time in which a sender can repeat a delivery. */
  private static final Duration KEPT = Duration.ofDays(3);

  private final Jdbi jdbi;
  private final Clock clock;

  Deliveries(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Returns the name of a webhook delivery. A sender can deliver to both routes with the same id
   * and different bodies.
   */
  static String ofWebhook(String kind, String id) {
    return kind + " " + id;
  }

  /**
   * Returns the name of a request with an {@code Idempotency-Key}, whether or not its answer is
   * stored.
   */
  static @Nullable String ofKey(@Nullable RequestKey key) {
    return key == null ? null : "key " + key.value();
  }

  /** Deletes the names that have expired. */
  void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM analytics.delivery WHERE taken_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
  }
}
