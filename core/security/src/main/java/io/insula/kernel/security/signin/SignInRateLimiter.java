package io.insula.kernel.security.signin;

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
 * shut the door on others from one address. Where an account signed in before, the guesses of
 * others elsewhere do not count, so nobody can shut it on others from many addresses either.
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
  private final KnownAddresses knownAddresses;
  private final KeyedDigests digests;
  private final Jdbi jdbi;
  private final Clock clock;

  SignInRateLimiter(
      SignInSettings settings,
      KnownAddresses knownAddresses,
      KeyedDigests digests,
      Jdbi jdbi,
      Clock clock) {
    this.settings = settings;
    this.knownAddresses = knownAddresses;
    this.digests = digests;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @throws ProblemException if too many have failed before it
   */
  Attempt begin(String username, String address) {
    var pair =
        new Bucket(
            digests.ofParts("pair", username, address), settings.failuresPerAccountAndAddress());
    var shared = sharedBuckets(username, address);
    // All attempts count in this order, so none waits for one that waits for it.
    var fills =
        jdbi.withHandle(
            handle -> {
              var last = count(handle, pair);
              for (var bucket : shared) {
                last |= count(handle, bucket);
              }
              return last;
            });
    return new Attempt(username, address, pair, shared, fills);
  }

  private List<Bucket> sharedBuckets(String username, String address) {
    var ofAddress = new Bucket(digests.ofParts("address", address), settings.failuresPerAddress());
    return knownAddresses.contains(username, address)
        ? List.of(ofAddress)
        : List.of(
            new Bucket(digests.ofParts("account", username), settings.failuresPerAccount()),
            ofAddress);
  }

  /** Takes an attempt back whose password was right, and forgets the wrong ones before it. */
  void succeeded(Attempt attempt) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("DELETE FROM kernel.sign_in_throttle WHERE bucket = :bucket")
              .bind("bucket", attempt.pair().digest())
              .execute();
          attempt.shared().forEach(bucket -> takeBack(handle, bucket));
        });
    knownAddresses.add(attempt.username(), attempt.fromAddress());
  }

  /** Counts, and says whether the bucket is full now. */
  private boolean count(Handle handle, Bucket bucket) {
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
    return counted.failures() == bucket.limit();
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

  /**
   * One attempt, by all that it counts for.
   *
   * @param pair the account and the address together
   * @param shared what others count for, too, in the order in which all lock them
   * @param isLast whether it is the last one that is heard, if its password is wrong
   */
  record Attempt(
      String username, String fromAddress, Bucket pair, List<Bucket> shared, boolean isLast) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bucket(byte[] digest, int limit) {}

  private record Counted(int failures, Instant windowEndsAt) {}
}
