package io.insula.kernel.web.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Checks percent escapes in addresses (RFC 3986, section 2.1). */
final class PercentEscapes {
  private PercentEscapes() {}

  /**
   * Returns whether the escapes in a part of an address are complete, are valid UTF-8, and contain
   * no NUL.
   */
  static boolean areText(String part) {
    if (part.indexOf('%') < 0) {
      return true;
    }
    var bytes = new ByteArrayOutputStream(part.length());
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) != '%') {
        bytes.write('x');
        continue;
      }
      if (!isEscape(part, i)) {
        return false;
      }
      bytes.write(HexFormat.fromHexDigits(part, i + 1, i + 3));
      i += 2;
    }
    return isText(bytes.toByteArray());
  }

  private static boolean isEscape(String part, int start) {
    return start + 2 < part.length()
        && HexFormat.isHexDigit(part.charAt(start + 1))
        && HexFormat.isHexDigit(part.charAt(start + 2));
  }

  private static boolean isText(byte[] bytes) {
    try {
      // A new decoder reports malformed input; the constructor of String would silently replace it.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .chars()
          .noneMatch(character -> character == 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
