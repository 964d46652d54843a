package io.insula.kernel.base.text;

/**
 * Keeps texts in CSV files from running as formulas. Spreadsheet programs treat a cell as a formula
 * if it begins with one of a few characters. Such a text gets an apostrophe at its beginning.
 */
public final class CsvFormulaEscaper {
  /**
   * The characters that can begin a formula, and their full-width and small forms, which some
   * programs treat in the same way.
   */
  private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";

  private CsvFormulaEscaper() {}

  /** Returns the text in a form that no spreadsheet program treats as a formula. */
  public static String harmless(String text) {
    return mayBegin(text) ? "'" + text : text;
  }

  /**
   * Returns whether a spreadsheet program may treat a text as a formula. Such programs trim
   * invisible characters, so the first visible character decides.
   */
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
