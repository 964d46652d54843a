package io.insula.kernel.security.rates;

import io.insula.kernel.security.digests.KeyedDigests;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The table that counts the requests of users, so that all instances count together. It has only
 * keyed digests of the users.
 */
@Singleton
class RateTable {
  private static final String COUNT =
      """
      INSERT INTO kernel.request_rate AS known (bucket, used, window_ends_at)
      VALUES (:bucket, 1, :windowEndsAt)
      ON CONFLICT (bucket) DO UPDATE SET
          used = CASE WHEN known.window_ends_at <= :now THEN 1 ELSE known.used + 1 END,
          window_ends_at = CASE WHEN known.window_ends_at <= :now THEN excluded.window_ends_at
                           ELSE known.window_ends_at END
      RETURNING used, window_ends_at\
      """;

  private final KeyedDigests digests;
  private final Jdbi jdbi;
  private final Clock clock;

  RateTable(KeyedDigests digests, Jdbi jdbi, Clock clock) {
    this.digests = digests;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @param limits at least one
   * @throws RateExceededException if a limit is exceeded; the refused request then counts towards
   *     none of the limits
   */
  @Transactional
  public CountedRequest count(String family, String key, List<RateSettings.Limit> limits) {
    var now = clock.instant();
    var tightest =
        jdbi.withHandle(
            handle ->
                limits.stream()
                    .map(limit -> count(handle, bucket(family, key, limit), limit, now))
                    .min(RateUse.TIGHTEST_FIRST)
                    .orElseThrow());
    if (tightest.isExceeded()) {
      throw new RateExceededException(tightest);
    }
    return new CountedRequest(family, key, limits, now, tightest);
  }

  private static RateUse count(
      Handle handle, byte[] bucket, RateSettings.Limit limit, Instant now) {
    return handle
        .createQuery(COUNT)
        .bind("bucket", bucket)
        .bind("now", now)
        .bind("windowEndsAt", now.plus(limit.window()))
        .map(
            (row, context) ->
                new RateUse(
                    limit.maxRequests(),
                    row.getInt(1),
                    limit.window(),
                    Duration.between(now, row.getTimestamp(2).toInstant())))
        .one();
  }

  /**
   * Subtracts a request from its counts. A count stays unchanged if its window began after the
   * request.
   */
  @Transactional
  public void uncount(CountedRequest request) {
    jdbi.useHandle(
        handle ->
            request
                .limits()
                .forEach(
                    limit ->
                        handle
                            .createUpdate(
                                """
                                UPDATE kernel.request_rate SET used = greatest(used - 1, 0)
                                WHERE bucket = :bucket AND window_ends_at <= :latestEnd
                                """)
                            .bind("bucket", bucket(request.family(), request.key(), limit))
                            .bind("latestEnd", request.at().plus(limit.window()))
                            .execute()));
  }

  private byte[] bucket(String family, String key, RateSettings.Limit limit) {
    return digests.ofParts("rate", family, limit.window().toString(), key);
  }

  /** Deletes the counts of windows that have ended. */
  @Transactional
  public void deleteEnded() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM kernel.request_rate WHERE window_ends_at < :now")
                .bind("now", clock.instant())
                .execute());
  }
}
