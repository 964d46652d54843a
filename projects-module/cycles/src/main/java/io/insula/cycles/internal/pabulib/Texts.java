package io.insula.cycles.internal.pabulib;

/** Texts of a file in a message. */
final class Texts {
  private static final int MOST_CHARACTERS = 60;

  private Texts() {}

  /** The text in quotes, cut where it is long. */
  static String quote(String text) {
    return text.length() <= MOST_CHARACTERS
        ? "\"" + text + "\""
        : "\"" + text.substring(0, MOST_CHARACTERS) + "…\"";
  }
}
