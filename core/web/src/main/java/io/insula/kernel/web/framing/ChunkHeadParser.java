package io.insula.kernel.web.framing;

/**
 * Parses the line before a chunk, for instance {@code 1a;name=value}: the size in hexadecimal and
 * optional extensions. Valid extensions are ignored.
 */
final class ChunkHeadParser {
  /**
   * The result of {@link #sizeOf} for a malformed line, extensions of more than 256 characters, or
   * a size above {@link Integer#MAX_VALUE}.
   */
  static final long MALFORMED = -1;

  private static final int SIZE_DIGITS = 16;
  private static final int MAX_EXTENSIONS_LENGTH = 256;

  private ChunkHeadParser() {}

  /** Returns the size in bytes, or {@link #MALFORMED}. */
  static long sizeOf(String line) {
    var end = line.indexOf(';');
    var digits = end < 0 ? line.length() : end;
    if (digits == 0 || digits > SIZE_DIGITS || line.length() - digits > MAX_EXTENSIONS_LENGTH) {
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
      // The decoder cannot handle larger sizes.
      if (size > Integer.MAX_VALUE) {
        return MALFORMED;
      }
    }
    return line.chars().skip(digits).noneMatch(sign -> RequestHeadSyntax.isControl((char) sign))
        ? size
        : MALFORMED;
  }
}
