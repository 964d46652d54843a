package io.insula.reporting.internal.workbook;

import java.util.regex.Pattern;

/** Makes texts safe for cells. */
final class CellTextCleaner {
  /** The maximum length of the text in a cell, in UTF-16 units. */
  static final int MAX_LENGTH = 32_767;

  private static final char REPLACEMENT = '\uFFFD';
  private static final char CONTROL_PICTURES = '\u2400';
  private static final char LAST_CHARACTER = '\uFFFD';

  /**
   * The beginning of an escape such as {@code _x0041_}, which spreadsheets read as the letter A.
   */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellTextCleaner() {}

  /**
   * Replaces characters that XML cannot contain. A control character becomes its picture, for
   * instance ␀ for NUL. Other characters, such as a lone surrogate, become �.
   */
  static String of(String text) {
    return isFit(text) ? text : replaced(text);
  }

  /**
   * Escapes a text for the file, so that spreadsheets do not read a part such as {@code _x0041_} as
   * a single character.
   */
  static String escaped(String text) {
    return text.contains("_x") ? ESCAPE.matcher(text).replaceAll("_x005F_") : text;
  }

  private static boolean isFit(String text) {
    return text.codePoints().allMatch(CellTextCleaner::isFit);
  }

  private static boolean isFit(int codePoint) {
    if (codePoint < ' ') {
      return codePoint == '\n' || codePoint == '\t';
    }
    return codePoint < Character.MIN_SURROGATE
        || codePoint > Character.MAX_SURROGATE && codePoint <= LAST_CHARACTER
        || codePoint > Character.MAX_VALUE;
  }

  private static String replaced(String text) {
    var fit = new StringBuilder(text.length());
    text.codePoints()
        .map(
            each -> {
              if (isFit(each)) {
                return each;
              }
              return each < ' ' ? CONTROL_PICTURES + each : REPLACEMENT;
            })
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }
}
