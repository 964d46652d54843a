package io.insula.cycles.internal.pabulib;

/** Quotes texts of an imported file in messages. */
final class QuotedText {
  private static final int MAX_CHARACTERS = 60;

  private QuotedText() {}

  /** Returns the text in quotes, shortened if it is long. */
  static String quote(String text) {
    if (text.codePointCount(0, text.length()) <= MAX_CHARACTERS) {
      return "\"" + text + "\"";
    }
    return "\"" + text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…\"";
  }
}
