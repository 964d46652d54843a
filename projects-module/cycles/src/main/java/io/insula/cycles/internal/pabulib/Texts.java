package io.insula.cycles.internal.pabulib;

/** Texts of a file in a message. */
final class Texts {
  private static final int MOST_CHARACTERS = 60;

  private Texts() {}

  /** The text in quotes, cut where it is long. */
  static String quote(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_CHARACTERS) {
      return "\"" + text + "\"";
    }
    return "\"" + text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "…\"";
  }
}
