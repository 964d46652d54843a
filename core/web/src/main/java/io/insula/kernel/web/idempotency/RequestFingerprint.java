package io.insula.kernel.web.idempotency;

import io.insula.kernel.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fingerprint of a request, which shows whether a client uses a key again for a different
 * request.
 *
 * <p>If the idempotency key is random, a reader of the database cannot find a password in the body
 * by trying all passwords.
 *
 * @param keyedHash the HMAC of {@code plainHash} with the idempotency key, which is not in the
 *     database
 * @param plainHash the hash of the address and the body, which the previous version stored
 */
record RequestFingerprint(byte[] keyedHash, byte[] plainHash) {
  static RequestFingerprint of(IdempotencyKey key, String address, byte[] body) {
    var plain = Sha256.ofParts(address, body);
    return new RequestFingerprint(
        Sha256.hmac(key.text().getBytes(StandardCharsets.US_ASCII), plain), plain);
  }

  boolean matches(byte[] stored) {
    return Arrays.equals(stored, keyedHash) || Arrays.equals(stored, plainHash);
  }
}
