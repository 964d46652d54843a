package io.insula.kernel.base.text;

import java.util.regex.Pattern;

/**
 * Keeps texts in CSV files from running as formulas in spreadsheet programs. Puts an apostrophe
 * before a text that could be a formula.
 */
public final class CsvFormulaEscaper {
  /**
   * The characters that can begin a formula. Some programs also accept the full-width and small
   * forms of these characters, for instance {@code ＝} for {@code =}.
   */
  private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";

  private static final String APOSTROPHE = "'";
  private static final Pattern LEADING_APOSTROPHES = Pattern.compile("^'+");

  private CsvFormulaEscaper() {}

  /**
   * Returns the text with an apostrophe in front if it could be a formula: {@code =1+1} becomes
   * {@code '=1+1}. Also, {@code '=1+1} becomes {@code ''=1+1}, so that {@link #original} can
   * restore each text.
   */
  public static String harmless(String text) {
    return isFormula(withoutApostrophes(text)) ? APOSTROPHE + text : text;
  }

  /** Returns the text from which {@link #harmless} made a cell: {@code =1+1} for {@code '=1+1}. */
  public static String original(String cell) {
    return cell.startsWith(APOSTROPHE) && isFormula(withoutApostrophes(cell))
        ? cell.substring(1)
        : cell;
  }

  private static String withoutApostrophes(String text) {
    return LEADING_APOSTROPHES.matcher(text).replaceFirst("");
  }

  /**
   * Returns whether a spreadsheet program may treat a text as a formula. Such programs trim
   * invisible characters, so the first visible character decides.
   */
  public static boolean isFormula(String text) {
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
