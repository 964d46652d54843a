package io.insula.kernel.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several parts, of which none can pass for a piece of its neighbour. */
final class Hashes {
  private Hashes() {}

  static byte[] of(String... parts) {
    var digest = sha256();
    for (var part : parts) {
      add(digest, part.getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  static byte[] of(String first, byte[] second) {
    var digest = sha256();
    add(digest, first.getBytes(StandardCharsets.UTF_8));
    add(digest, second);
    return digest.digest();
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
