package io.insula.reporting.internal.files;

/**
 * Keeps texts in CSV files from running as formulas: spreadsheet programs take a cell for a formula
 * that begins with one of a few characters. Such a text gets an apostrophe in front.
 */
final class FormulaGuard {
  /** Also their full-width and small forms, which some programs take for the same. */
  private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";

  private FormulaGuard() {}

  /** The text, which no program takes for a formula. */
  static String harmless(String text) {
    return mayBegin(text) ? "'" + text : text;
  }

  /** Programs trim what is not seen, so that the first character that is seen counts. */
  private static boolean mayBegin(String text) {
    return text.codePoints()
        .filter(character -> BEGINNINGS.indexOf(character) >= 0 || isSeen(character))
        .limit(1)
        .anyMatch(character -> BEGINNINGS.indexOf(character) >= 0);
  }

  private static boolean isSeen(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && !Character.isISOControl(character)
        && Character.getType(character) != Character.FORMAT;
  }
}
