package io.insula.kernel.security.signin;

import io.insula.kernel.base.Sha256;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts wrong passwords, in the database, so that all instances count together. Every attempt
 * counts as wrong before its password is looked at, and is taken back if it was right: a thousand
 * guesses at the same time are a thousand, not one. Refused attempts do not count, so nobody can
 * shut the door on others from one address.
 */
@Singleton
@Transactional
class SignInRateLimiter {
  private static final String COUNT =
      """
      INSERT INTO kernel.sign_in_throttle AS known (bucket, failures, window_ends_at)
      VALUES (:bucket, 1, :windowEndsAt)
      ON CONFLICT (bucket) DO UPDATE SET
          failures = CASE WHEN known.window_ends_at <= :now THEN 1 ELSE known.failures + 1 END,
          window_ends_at = CASE WHEN known.window_ends_at <= :now THEN excluded.window_ends_at
                           ELSE known.window_ends_at END
      RETURNING failures, window_ends_at\
      """;

  private final SignInSettings settings;
  private final Jdbi jdbi;
  private final Clock clock;

  SignInRateLimiter(SignInSettings settings, Jdbi jdbi, Clock clock) {
    this.settings = settings;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @throws ProblemException if too many have failed before it
   */
  Attempt begin(String username, String address) {
    var attempt =
        new Attempt(
            new Bucket(
                Sha256.ofParts("pair", username, address), settings.failuresPerAccountAndAddress()),
            new Bucket(Sha256.ofParts("account", username), settings.failuresPerAccount()),
            new Bucket(Sha256.ofParts("address", address), settings.failuresPerAddress()));
    // All attempts count in this order, so none waits for one that waits for it.
    jdbi.useHandle(
        handle ->
            List.of(attempt.pair(), attempt.account(), attempt.address())
                .forEach(bucket -> count(handle, bucket)));
    return attempt;
  }

  /** Takes an attempt back whose password was right, and forgets the wrong ones before it. */
  void succeeded(Attempt attempt) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("DELETE FROM kernel.sign_in_throttle WHERE bucket = :bucket")
              .bind("bucket", attempt.pair().digest())
              .execute();
          takeBack(handle, attempt.account());
          takeBack(handle, attempt.address());
        });
  }

  private void count(Handle handle, Bucket bucket) {
    var now = clock.instant();
    var counted =
        handle
            .createQuery(COUNT)
            .bind("bucket", bucket.digest())
            .bind("now", now)
            .bind("windowEndsAt", now.plus(settings.window()))
            .map((row, context) -> new Counted(row.getInt(1), row.getTimestamp(2).toInstant()))
            .one();
    if (counted.failures() > bucket.limit()) {
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          "Too many wrong passwords; try again later",
          Duration.between(now, counted.windowEndsAt()).plusSeconds(1));
    }
  }

  /** Others may fail meanwhile from the same address or for the same account: they stay counted. */
  private static void takeBack(Handle handle, Bucket bucket) {
    handle
        .createUpdate(
            "UPDATE kernel.sign_in_throttle SET failures = greatest(failures - 1, 0) WHERE bucket ="
                + " :bucket")
        .bind("bucket", bucket.digest())
        .execute();
  }

  /** One attempt, by all that it counts for. */
  record Attempt(Bucket pair, Bucket account, Bucket address) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bucket(byte[] digest, int limit) {}

  private record Counted(int failures, Instant windowEndsAt) {}
}
