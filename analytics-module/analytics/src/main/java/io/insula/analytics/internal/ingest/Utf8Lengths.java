package io.insula.analytics.internal.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Measures texts in bytes of UTF-8, and cuts them. */
final class Utf8Lengths {
  /** The maximum number of UTF-8 bytes for a UTF-16 unit. */
  private static final int MAX_BYTES_PER_UNIT = 3;

  private Utf8Lengths() {}

  /** Whether a text has at most this number of bytes in UTF-8. */
  static boolean fits(String text, int bytes) {
    return text.length() <= bytes / MAX_BYTES_PER_UNIT
        || (text.length() <= bytes && text.getBytes(StandardCharsets.UTF_8).length <= bytes);
  }

  /**
   * Returns the longest beginning of a text that fits into a number of bytes of UTF-8. Does not cut
   * characters.
   */
  static String cutToBytes(String text, int bytes) {
    if (fits(text, bytes)) {
      return text;
    }
    var unread = CharBuffer.wrap(text);
    StandardCharsets.UTF_8.newEncoder().encode(unread, ByteBuffer.allocate(bytes), true);
    return text.substring(0, unread.position());
  }
}
