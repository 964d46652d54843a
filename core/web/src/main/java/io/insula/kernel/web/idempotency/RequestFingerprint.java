package io.insula.kernel.web.idempotency;

import io.insula.kernel.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fingerprint of a request, with which a different request under the same key is found.
 *
 * @param keyed the HMAC of the address and the body. Its key is the idempotency key of the client,
 *     of which the database has only a hash. If that key is random, nobody who reads the database
 *     can find a password in the body by trying all possible passwords. A secret in the database
 *     would not prevent this, and the rows could not move to another database
 * @param plain the hash of the address and the body, which the previous version stored. During an
 *     update and for some time after it, the table has fingerprints of both kinds
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
