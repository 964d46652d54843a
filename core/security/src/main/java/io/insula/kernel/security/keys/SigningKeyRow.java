package io.insula.kernel.security.keys;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of keys.
 *
 * @param privateJwk null for a key that comes from the environment
 * @param retiredAt when another key replaced this key; null before. An instance with an older
 *     setting that still signs with this key moves the time forward. The key verifies signatures
 *     until all its tokens have expired.
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
