package io.insula.kernel.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 (FIPS 180-4): one-way hashes, each 32 bytes long, with or without a secret key. */
public final class Sha256 {
  private static final String HMAC = "HmacSHA256";

  private Sha256() {}

  /** Returns the hash of a text in UTF-8. */
  public static byte[] of(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the hash of several texts. The lengths are hashed too, so {@code ("ab", "c")} and
   * {@code ("a", "bc")} have different hashes.
   */
  public static byte[] ofParts(String... parts) {
    var digest = digest();
    for (var part : parts) {
      add(digest, part.getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  /**
   * Returns the hash of a text and bytes. The lengths are hashed too, so {@code ("ab", "c")} and
   * {@code ("a", "bc")} have different hashes.
   */
  public static byte[] ofParts(String first, byte[] second) {
    var digest = digest();
    add(digest, first.getBytes(StandardCharsets.UTF_8));
    add(digest, second);
    return digest.digest();
  }

  /**
   * Returns the HMAC (RFC 2104) of some bytes. Without the key, nobody can compute the HMAC.
   *
   * @param key at least one byte
   */
  public static byte[] hmac(byte[] key, byte[] bytes) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + HMAC, e);
    }
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  /** Returns a new digest, for input that arrives in pieces. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
