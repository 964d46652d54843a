package io.insula.reporting.internal.sheets;

import java.util.List;
import java.util.Locale;

/** Joins several texts in one cell, as many as fit. */
final class CellTextJoiner {
  /**
   * The maximum length of a joined text, in UTF-16 units. A cell of a workbook holds 32,767 units,
   * and escaping can double the length.
   */
  static final int MAX_LENGTH = 16_000;

  private CellTextJoiner() {}

  /**
   * Joins texts with spaces. If not all texts fit, the result ends with their number and {@code
   * rest}: "… and 12 more; REST".
   *
   * @param rest states where the omitted texts are
   */
  static String of(List<String> texts, String rest) {
    var all = String.join(" ", texts);
    if (all.length() <= MAX_LENGTH) {
      return all;
    }
    var available = MAX_LENGTH - ending(texts.size(), rest).length();
    var joined = new StringBuilder();
    var count = 0;
    while (joined.length() + texts.get(count).length() < available) {
      joined.append(texts.get(count)).append(' ');
      count++;
    }
    return joined + ending(texts.size() - count, rest);
  }

  private static String ending(int count, String rest) {
    return String.format(Locale.ROOT, "… and %,d more; %s", count, rest);
  }
}
