package io.insula.kernel.database;

import java.util.HexFormat;

/**
 * Writes a text as a literal for a statement. Use this only if a statement needs one reusable plan
 * for each value. With a parameter, PostgreSQL makes a new plan at each call, or one plan for all
 * values.
 */
public final class SqlLiteral {
  private static final HexFormat HEX = HexFormat.of();
  private static final int HEX_DIGITS = 8;

  private SqlLiteral() {}

  /**
   * Returns the text as a literal of letters, digits and escapes: {@code a'b} becomes {@code
   * E'a\U00000027b'}. No text can end the literal, whatever the value of {@code
   * standard_conforming_strings}.
   *
   * @param text without NUL, which PostgreSQL cannot store
   */
  public static String of(String text) {
    var literal = new StringBuilder(text.length() + 3).append("E'");
    text.codePoints().forEach(codePoint -> append(literal, codePoint));
    return literal.append('\'').toString();
  }

  private static void append(StringBuilder literal, int codePoint) {
    if (isPlain(codePoint)) {
      literal.append((char) codePoint);
    } else {
      literal.append("\\U").append(HEX.toHexDigits(codePoint, HEX_DIGITS));
    }
  }

  private static boolean isPlain(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z')
        || (codePoint >= 'A' && codePoint <= 'Z')
        || (codePoint >= '0' && codePoint <= '9');
  }
}
