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
 * @param keyed the HMAC of {@code plain} with the idempotency key, which is not in the database
 * @param plain the hash of the address and the body, which the previous version stored
 */
record RequestFingerprint(byte[] keyed, byte[] plain) {
  static RequestFingerprint of(IdempotencyKey key, String address, byte[] body) {
    var plain = Sha256.ofParts(address, body);
    return new RequestFingerprint(
        Sha256.hmac(key.text().getBytes(StandardCharsets.US_ASCII), plain), plain);
  }

  boolean matches(byte[] stored) {
    return Arrays.equals(stored, keyed) || Arrays.equals(stored, plain);
  }
}
