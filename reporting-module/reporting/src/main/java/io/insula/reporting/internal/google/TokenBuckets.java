package io.insula.reporting.internal.google;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Token buckets that all processes share. They use the clock of the database. */
@Singleton
class TokenBuckets {
  private static final double MILLIS = 1000;

  private final Jdbi jdbi;

  TokenBuckets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes a token. If the bucket is empty, reserves a future token, so that waiting processes keep
   * their order.
   *
   * @return how long the caller must wait before it uses the token
   */
  Duration take(String bucket, BucketRate rate) {
    var left =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        INSERT INTO reporting.google_quota AS q (quota, tokens, counted_at)
                        VALUES (:bucket, :capacity - 1, clock_timestamp())
                        ON CONFLICT (quota) DO UPDATE SET
                          tokens = least(:capacity, q.tokens + :rate * greatest(0,
                            extract(epoch FROM clock_timestamp() - q.counted_at)::float8)) - 1,
                          counted_at = clock_timestamp()
                        RETURNING tokens
                        """)
                    .bind("bucket", bucket)
                    .bind("capacity", rate.capacity())
                    .bind("rate", rate.perSecond())
                    .mapTo(Double.class)
                    .one());
    return left >= 0
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil(-left / rate.perSecond() * MILLIS));
  }
}
