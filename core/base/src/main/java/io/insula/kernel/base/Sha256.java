package io.insula.kernel.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4): 32 bytes that tell nothing of what they were made of. */
public final class Sha256 {
  private Sha256() {}

  /** The hash of a text in UTF-8. */
  public static byte[] of(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of several texts, of which none can pass for a piece of its neighbour. */
  public static byte[] ofParts(String... parts) {
    var digest = digest();
    for (var part : parts) {
      add(digest, part.getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  /** The same of a text and some bytes. */
  public static byte[] ofParts(String first, byte[] second) {
    var digest = digest();
    add(digest, first.getBytes(StandardCharsets.UTF_8));
    add(digest, second);
    return digest.digest();
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  /** A digest that has seen nothing yet, for what comes piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
