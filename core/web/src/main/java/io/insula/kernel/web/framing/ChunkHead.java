package io.insula.kernel.web.framing;

/** The line before a chunk: its size, and perhaps extensions, which nobody here reads. */
final class ChunkHead {
  /** No chunk: the line is malformed. */
  static final long MALFORMED = -1;

  private static final int SIZE_DIGITS = 16;
  private static final int EXTENSIONS_MAX = 256;

  private ChunkHead() {}

  /** The size in bytes, or {@link #MALFORMED}. */
  static long sizeOf(String line) {
    var end = line.indexOf(';');
    var digits = end < 0 ? line.length() : end;
    if (digits == 0 || digits > SIZE_DIGITS || line.length() - digits > EXTENSIONS_MAX) {
      return MALFORMED;
    }
    var size = 0L;
    for (var i = 0; i < digits; i++) {
      var character = line.charAt(i);
      var digit = character < 128 ? Character.digit(character, 16) : -1;
      if (digit < 0) {
        return MALFORMED;
      }
      size = size * 16 + digit;
      // What the decoder cannot count.
      if (size > Integer.MAX_VALUE) {
        return MALFORMED;
      }
    }
    return line.chars().skip(digits).noneMatch(sign -> HeadRules.isControl((char) sign))
        ? size
        : MALFORMED;
  }
}
