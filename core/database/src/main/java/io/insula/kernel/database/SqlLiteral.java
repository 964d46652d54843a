package io.insula.kernel.database;

/**
 * Writes a text into a statement, for the few whose plan must be made for their values and is worth
 * keeping: a parameter makes PostgreSQL either plan at each call or for any value.
 */
public final class SqlLiteral {
  private SqlLiteral() {}

  /**
   * The text as a literal of letters, digits and escapes alone: nothing in it can end the literal
   * or mean anything to a parser of placeholders, whatever {@code standard_conforming_strings} is.
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
      literal.append("\\U%08x".formatted(codePoint));
    }
  }

  private static boolean isPlain(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z')
        || (codePoint >= 'A' && codePoint <= 'Z')
        || (codePoint >= '0' && codePoint <= '9');
  }
}
