package io.insula.kernel.security.keys;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of keys. A retired key verifies signatures until all its tokens have expired.
 * An instance that still signs with a retired key moves {@code retiredAt} forward.
 *
 * @param privateJwk null for a key that comes from the environment
 * @param retiredAt when another key replaced this key; null before
 */
@MappedEntity(value = "signing_key", schema = "kernel")
record SigningKeyRow(
    @Id String keyId,
    String publicJwk,
    @Nullable String privateJwk,
    Instant createdAt,
    @Nullable Instant retiredAt) {
  @Override
  public String toString() {
    return "SigningKeyRow[" + keyId + "]";
  }
}
