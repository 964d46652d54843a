package io.insula.kernel.web.idempotency;

import io.insula.kernel.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fingerprint of a request. It shows whether a client uses a key again for a different request.
 *
 * @param keyed the HMAC of {@code plain}. Its secret is the client's idempotency key, and the
 *     database has only a hash of this key. So if the idempotency key is random, a reader of the
 *     database cannot find a password in the body by trying all passwords
 * @param plain the hash of the address and the body. The previous version stored this hash. So
 *     until its keys expire, the table has fingerprints of both kinds
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
