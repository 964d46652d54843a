package io.insula.kernel.security.signin;

import io.insula.kernel.security.digests.KeyedDigests;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * The addresses from which the owner of each account has signed in recently. An address is stored
 * only as a keyed digest.
 */
@Singleton
@Transactional
class KnownAddressTable {
  private final KeyedDigests digests;
  private final Duration retention;
  private final Jdbi jdbi;
  private final Clock clock;

  KnownAddressTable(KeyedDigests digests, SignInSettings settings, Jdbi jdbi, Clock clock) {
    this.digests = digests;
    this.retention = settings.knownAddressRetention();
    this.jdbi = jdbi;
    this.clock = clock;
  }

  boolean contains(String username, String address) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM kernel.known_address WHERE known_sha256 = :known"
                        + " AND signed_in_at > :oldest)")
                .bind("known", digest(username, address))
                .bind("oldest", oldest())
                .mapTo(boolean.class)
                .one());
  }

  void add(String username, String address) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO kernel.known_address (known_sha256, signed_in_at) VALUES (:known,"
                        + " :now) ON CONFLICT (known_sha256) DO UPDATE SET signed_in_at ="
                        + " excluded.signed_in_at")
                .bind("known", digest(username, address))
                .bind("now", clock.instant())
                .execute());
  }

  void deleteForgotten() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM kernel.known_address WHERE signed_in_at <= :oldest")
                .bind("oldest", oldest())
                .execute());
  }

  private Instant oldest() {
    return clock.instant().minus(retention);
  }

  private byte[] digest(String username, String address) {
    return digests.ofParts("known", username, address);
  }
}
