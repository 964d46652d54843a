package io.insula.kernel.security.signin;

import io.insula.kernel.security.digests.KeyedDigests;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts wrong passwords in the database, so that all instances count together. Every attempt
 * counts as wrong until its password is found right. So simultaneous attempts cannot exceed the
 * limits.
 *
 * <p>Refused attempts do not count. By default, one address may send far fewer wrong passwords for
 * an account than all addresses together. So a client with one address cannot lock out the owner at
 * another address.
 *
 * <p>An address is known if the account has signed in from it. For a known address, wrong passwords
 * from other addresses do not count. So an attacker with many addresses cannot lock out the owner
 * at a known address.
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
  private final KnownAddressTable knownAddressTable;
  private final KeyedDigests digests;
  private final Jdbi jdbi;
  private final Clock clock;

  SignInRateLimiter(
      SignInSettings settings,
      KnownAddressTable knownAddressTable,
      KeyedDigests digests,
      Jdbi jdbi,
      Clock clock) {
    this.settings = settings;
    this.knownAddressTable = knownAddressTable;
    this.digests = digests;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @throws ProblemException if too many attempts have failed before
   */
  Attempt begin(String username, String address) {
    var pair =
        new Bucket(
            digests.ofParts("pair", username, address), settings.failuresPerAccountAndAddress());
    var shared = sharedBuckets(username, address);
    var now = clock.instant();
    // Every attempt updates its buckets in the same order, so that two attempts cannot deadlock.
    var counted =
        jdbi.withHandle(
            handle ->
                Stream.concat(Stream.of(pair), shared.stream())
                    .map(bucket -> count(handle, bucket, now))
                    .toList());
    counted.stream()
        .filter(each -> each.failures() > each.limit())
        .map(FailureCount::windowEndsAt)
        .max(Comparator.naturalOrder())
        .ifPresent(until -> refuse(Duration.between(now, until)));
    var fills = counted.stream().anyMatch(each -> each.failures() == each.limit());
    return new Attempt(username, address, pair, shared, fills);
  }

  private static void refuse(Duration retryAfter) {
    throw new ProblemException(
        ProblemType.TOO_MANY_REQUESTS, "Too many wrong passwords; try again later", retryAfter);
  }

  private List<Bucket> sharedBuckets(String username, String address) {
    var ofAddress = new Bucket(digests.ofParts("address", address), settings.failuresPerAddress());
    return knownAddressTable.contains(username, address)
        ? List.of(ofAddress)
        : List.of(
            new Bucket(digests.ofParts("account", username), settings.failuresPerAccount()),
            ofAddress);
  }

  /**
   * Subtracts a successful attempt. Resets the count for this account from this address, and
   * remembers the address as known.
   */
  void recordSuccess(Attempt attempt) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("DELETE FROM kernel.sign_in_throttle WHERE bucket = :bucket")
              .bind("bucket", attempt.pair().digest())
              .execute();
          attempt.shared().forEach(bucket -> uncount(handle, bucket));
        });
    knownAddressTable.add(attempt.username(), attempt.fromAddress());
  }

  private FailureCount count(Handle handle, Bucket bucket, Instant now) {
    return handle
        .createQuery(COUNT)
        .bind("bucket", bucket.digest())
        .bind("now", now)
        .bind("windowEndsAt", now.plus(settings.window()))
        .map(
            (row, context) ->
                new FailureCount(bucket.limit(), row.getInt(1), row.getTimestamp(2).toInstant()))
        .one();
  }

  /** Subtracts one attempt, and keeps the attempts of other clients in the same bucket. */
  private static void uncount(Handle handle, Bucket bucket) {
    handle
        .createUpdate(
            "UPDATE kernel.sign_in_throttle SET failures = greatest(failures - 1, 0) WHERE bucket ="
                + " :bucket")
        .bind("bucket", bucket.digest())
        .execute();
  }

  /**
   * One attempt, and the buckets in which it counts. A bucket is a row that counts attempts for an
   * account, for an address, or for both together.
   *
   * @param pair the bucket of the account and the address together
   * @param shared the other buckets, in the order in which every attempt locks them
   * @param isLast whether later attempts are refused if this password is wrong
   */
  record Attempt(
      String username, String fromAddress, Bucket pair, List<Bucket> shared, boolean isLast) {}

  @SuppressWarnings(
      "ArrayRecordComponent") // A record compares arrays by identity. Buckets are never compared.
  record Bucket(byte[] digest, int limit) {}

  private record FailureCount(int limit, int failures, Instant windowEndsAt) {}
}
