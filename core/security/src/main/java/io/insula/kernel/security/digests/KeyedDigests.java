package io.insula.kernel.security.digests;

import io.insula.kernel.base.Sha256;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Computes keyed digests of names and addresses (HMAC-SHA-256, RFC 2104). Without the secret key,
 * nobody can find a name by trying all names. All processes on one database share the key.
 */
@Singleton
public final class KeyedDigests {
  private final Jdbi jdbi;
  private volatile byte @Nullable [] secret;

  KeyedDigests(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Returns the digest of several texts. The digest includes the length of each text, so {@code
   * "ab", "c"} and {@code "a", "bc"} have different digests.
   */
  public byte[] ofParts(String... parts) {
    return Sha256.hmac(secret(), Sha256.ofParts(parts));
  }

  private byte[] secret() {
    var cached = secret;
    if (cached == null) {
      cached = read();
      secret = cached;
    }
    return cached;
  }

  private byte[] read() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT secret FROM kernel.throttle_secret")
                .mapTo(byte[].class)
                .one());
  }
}
