package io.insula.kernel.security.rates;

import io.insula.kernel.base.Sha256;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table that counts the requests of users, so that all instances count together. */
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

  private final Jdbi jdbi;
  private final Clock clock;

  RateTable(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Counts a request and returns the use of the limit that is nearest to being exceeded.
   *
   * @throws RateExceededException if a limit is exceeded; the refused request then counts towards
   *     none of the limits
   */
  @Transactional
  public Optional<RateUse> count(String family, String user, List<RateSettings.Limit> limits) {
    var tightest = tightest(family, user, limits);
    if (tightest.filter(RateUse::isExceeded).isPresent()) {
      throw new RateExceededException(tightest.get());
    }
    return tightest;
  }

  private Optional<RateUse> tightest(String family, String user, List<RateSettings.Limit> limits) {
    return jdbi.withHandle(
        handle ->
            limits.stream()
                .map(limit -> count(handle, family, user, limit))
                .min((one, other) -> Integer.compare(left(one), left(other))));
  }

  private static int left(RateUse use) {
    return use.limit() - use.used();
  }

  private RateUse count(Handle handle, String family, String user, RateSettings.Limit limit) {
    var now = clock.instant();
    return handle
        .createQuery(COUNT)
        .bind("bucket", bucket(family, user, limit))
        .bind("now", now)
        .bind("windowEndsAt", now.plus(limit.window()))
        .map(
            (row, context) ->
                new RateUse(
                    limit.most(),
                    row.getInt(1),
                    limit.window(),
                    Duration.between(now, row.getTimestamp(2).toInstant())))
        .one();
  }

  /** Subtracts a request from the counts of all these limits. */
  @Transactional
  public void takeBack(String family, String user, List<RateSettings.Limit> limits) {
    jdbi.useHandle(
        handle ->
            limits.forEach(
                limit ->
                    handle
                        .createUpdate(
                            "UPDATE kernel.request_rate SET used = greatest(used - 1, 0) WHERE"
                                + " bucket = :bucket")
                        .bind("bucket", bucket(family, user, limit))
                        .execute()));
  }

  private static byte[] bucket(String family, String user, RateSettings.Limit limit) {
    return Sha256.ofParts("rate", family, limit.window().toString(), user);
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
