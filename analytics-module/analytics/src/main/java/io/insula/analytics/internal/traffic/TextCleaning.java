package io.insula.analytics.internal.traffic;

import java.util.regex.Pattern;

/** Cleans texts that senders of page views and events sent. */
public final class TextCleaning {
  private static final int ESCAPE_LENGTH = 3;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  private TextCleaning() {}

  /** Cuts a text to a number of characters (code points). */
  public static String cut(String text, int maxLength) {
    return text.length() <= maxLength || text.codePointCount(0, text.length()) <= maxLength
        ? text
        : text.substring(0, text.offsetByCodePoints(0, maxLength));
  }

  /**
   * Decodes a part of a query: {@code %C3%A9} is an é, and a plus is a space. Escapes that are not
   * valid UTF-8 stay unchanged. {@code %00} also stays, because PostgreSQL refuses NUL.
   */
  static String decoded(String raw) {
    if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
      return raw;
    }
    var text = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); ) {
      var c = raw.charAt(at);
      if (c == '%') {
        at = appendEscaped(raw, at, text);
      } else {
        text.append(c == '+' ? ' ' : c);
        at++;
      }
    }
    return text.toString();
  }

  /** Decodes a part of a query, with a space for each control character. */
  static String spaced(String raw) {
    return CONTROLS.matcher(decoded(raw)).replaceAll(" ");
  }

  /**
   * Decodes and appends the character at {@code start}; appends a percent sign if the escapes are
   * invalid.
   *
   * @return the position in {@code raw} after the decoded part
   */
  private static int appendEscaped(String raw, int start, StringBuilder text) {
    var first = escapedByte(raw, start);
    var length = lengthOfCharacter(first);
    var point = length == 1 ? first : first & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      var next = escapedByte(raw, start + i * ESCAPE_LENGTH);
      if (next < 0 || (next & 0xC0) != 0x80) {
        length = 0;
      }
      point = point << 6 | (next & 0x3F);
    }
    if (!isCharacter(point, length)) {
      text.append('%');
      return start + 1;
    }
    text.appendCodePoint(point);
    return start + length * ESCAPE_LENGTH;
  }

  /** Returns the length of a UTF-8 character by its first byte; 0 if the byte is invalid. */
  private static int lengthOfCharacter(int first) {
    if (first < 0 || (first >= 0x80 && first < 0xC0) || first >= 0xF8) {
      return 0;
    }
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /**
   * Whether a decoded code point is valid; false for NUL, surrogates and overlong encodings.
   *
   * @param length the number of bytes in UTF-8
   */
  private static boolean isCharacter(int point, int length) {
    return switch (length) {
      case 1 -> point > 0;
      case 2 -> point >= 0x80;
      case 3 -> point >= 0x800 && !Character.isSurrogate((char) point);
      case 4 -> point >= 0x10000 && point <= Character.MAX_CODE_POINT;
      default -> false;
    };
  }

  private static int escapedByte(String raw, int at) {
    if (at + ESCAPE_LENGTH > raw.length() || raw.charAt(at) != '%') {
      return -1;
    }
    var high = hexDigit(raw.charAt(at + 1));
    var low = hexDigit(raw.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
