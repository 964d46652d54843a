package io.insula.reporting.internal.workbook;

import java.util.regex.Pattern;

/** Makes texts fit for cells. */
final class CellText {
  /** The most characters of a cell, in units of UTF-16 as spreadsheets count. */
  static final int MAX_LENGTH = 32_767;

  private static final char REPLACEMENT = '\uFFFD';
  private static final char CONTROL_PICTURES = '\u2400';
  private static final char LAST_CHARACTER = '\uFFFD';

  /** Spreadsheets read this as the character with that number. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /**
   * The same text, but for characters that no XML file can hold: a control character becomes its
   * picture, for instance ␀, and half a pair of surrogates becomes �.
   */
  static String of(String text) {
    return isFit(text) ? text : replaced(text);
  }

  /** A text as it stands in the file. */
  static String escaped(String text) {
    return text.contains("_x") ? ESCAPE.matcher(text).replaceAll("_x005F_") : text;
  }

  /** Whether a spreadsheet may take a text for a formula when somebody edits or exports it. */
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
  }

  private static boolean isFit(String text) {
    return text.codePoints().allMatch(CellText::isFit);
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
