package io.insula.reporting.internal.google.fake;

import java.util.regex.Pattern;

/**
 * A range of a tab.
 *
 * @param firstRow the first row, from 0
 * @param endRow the row after the last one
 * @param firstColumn the first column, from 0
 * @param endColumn the column after the last one
 */
record A1Range(String title, int firstRow, int endRow, int firstColumn, int endColumn) {
  private static final Pattern FORM =
      Pattern.compile("'((?:[^']|'')+)'!([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)");

  static A1Range parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw FakeErrorResponse.badRequest("Unable to parse range: " + text);
    }
    return new A1Range(
        match.group(1).replace("''", "'"),
        Integer.parseInt(match.group(3)) - 1,
        Integer.parseInt(match.group(5)),
        number(match.group(2)) - 1,
        number(match.group(4)));
  }

  private static int number(String letters) {
    return letters.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1);
  }
}
