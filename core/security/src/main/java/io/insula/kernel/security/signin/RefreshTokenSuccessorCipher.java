package io.insula.kernel.security.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the successor of a refresh token, so that only a client with the token can decrypt it.
 * The cipher is a one-time pad, derived from the token. Each pad is used once, because a token has
 * one successor.
 */
final class RefreshTokenSuccessorCipher {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "successor of a refresh token";

  private RefreshTokenSuccessorCipher() {}

  /** Encrypts or decrypts 32 bytes. */
  static byte[] apply(String token, byte[] bytes) {
    var pad = pad(token);
    var result = new byte[bytes.length];
    for (var i = 0; i < result.length; i++) {
      result[i] = (byte) (bytes[i] ^ pad[i]);
    }
    return result;
  }

  private static byte[] pad(String token) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
