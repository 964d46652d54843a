package io.insula.reporting.internal.workbook;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.SheetNameFormatter;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites references in formulas and charts. A reference to the sample row of a table becomes a
 * reference to all rows of the table.
 */
final class CellRangeRewriter {
  /**
   * Matches a column and a row. A row has at most seven digits, because a sheet has at most
   * 1,048,576 rows.
   */
  private static final String CELL = "(?<%s>\\$?[A-Z]{1,3})(?<%s>\\$?)(?<%s>\\d{1,7})";

  /**
   * Matches a reference, for instance {@code B4} or {@code Data!$A$4:$A$9}. Also matches similar
   * texts, so that they are skipped:
   *
   * <ul>
   *   <li>the name of a sheet in quotation marks
   *   <li>a string literal
   *   <li>the name of a column of a table, such as {@code [B4]}
   *   <li>a reference to another workbook, such as {@code [1]Data!B4}
   * </ul>
   */
  private static final Pattern REFERENCE_OR_SKIPPED =
      Pattern.compile(
          "(?:(?<sheet>'(?:[^']|'')++'|[\\p{L}\\p{N}_.]+)!)?(?<![\\p{L}\\p{N}_.$])"
              + CELL.formatted("from", "lock", "first")
              + "(?::"
              + CELL.formatted("to", "lockTo", "last")
              + ")?(?![\\p{L}\\p{N}_(])"
              + "|'[^']*+'"
              + "|\"[^\"]*+\""
              + "|\\[[^\\[\\]]*+\\](?:[\\p{L}\\p{N}_.]++![$A-Z0-9:]++)?");

  private final Map<String, FilledRows> filled;
  private final Map<String, String> renamed;

  /**
   * @param filled the filled sheets by their names
   * @param renamed the new names of sheets, by their old names
   */
  CellRangeRewriter(Map<String, FilledRows> filled, Map<String, String> renamed) {
    this.filled = Map.copyOf(filled);
    this.renamed = Map.copyOf(renamed);
  }

  /**
   * The rows that replace a sample row.
   *
   * @param sampleRow the number of the sample row in its sheet, from 1
   * @param rowCounts the number of rows of the table in each column; a key is a column index from 0
   */
  record FilledRows(int sampleRow, Map<Integer, Long> rowCounts) {
    private long rowCount(MatchResult match) {
      var column = CellReference.convertColStringToIndex(match.group("from").replace("$", ""));
      return rowCounts.getOrDefault(column, maxRowCount());
    }

    private long maxRowCount() {
      return rowCounts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  /**
   * Returns a formula in which each reference to a sample row covers all rows that replace the
   * sample row.
   *
   * @param ownSheet the sheet of the formula, for references without the name of a sheet
   */
  String stretch(String formula, String ownSheet) {
    return REFERENCE_OR_SKIPPED
        .matcher(formula)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    isReference(match) ? stretch(match, ownSheet) : match.group()));
  }

  /** Returns whether a formula refers to the sample row of a table without rows. */
  boolean isEmpty(String formula) {
    return REFERENCE_OR_SKIPPED
        .matcher(formula)
        .results()
        .filter(CellRangeRewriter::isReference)
        .anyMatch(
            match -> {
              var it = filled.get(sheet(match, ""));
              return it != null && isAtSample(match, it) && it.rowCount(match) == 0;
            });
  }

  private String stretch(MatchResult match, String ownSheet) {
    var it = filled.get(sheet(match, ownSheet));
    var last = match.group("last") == null ? "" : ":" + match.group("to") + match.group("lockTo");
    if (it != null && isAtSample(match, it) && it.rowCount(match) > 0) {
      var end = it.sampleRow() + it.rowCount(match) - 1;
      last = last.isEmpty() ? ":" + match.group("from") + match.group("lock") + end : last + end;
    } else if (!last.isEmpty()) {
      last += match.group("last");
    }
    return prefix(match) + match.group("from") + match.group("lock") + match.group("first") + last;
  }

  private String prefix(MatchResult match) {
    if (match.group("sheet") == null) {
      return "";
    }
    var name = renamed.get(sheet(match, ""));
    return (name == null ? match.group("sheet") : SheetNameFormatter.format(name)) + "!";
  }

  /**
   * Returns whether a match is a reference. Other matches are skipped parts, and names such as
   * {@code ZZZ4}, because the last column is {@code XFD}.
   */
  private static boolean isReference(MatchResult match) {
    return isColumn(match.group("from"))
        && (match.group("to") == null || isColumn(match.group("to")));
  }

  private static boolean isColumn(@Nullable String letters) {
    return letters != null
        && CellReference.isColumnWithinRange(
            letters.replace("$", ""), SpreadsheetVersion.EXCEL2007);
  }

  private static boolean isAtSample(MatchResult match, FilledRows it) {
    var last = match.group("last") == null ? match.group("first") : match.group("last");
    return Integer.parseInt(last) == it.sampleRow();
  }

  private static String sheet(MatchResult match, String ownSheet) {
    var name = match.group("sheet");
    return name == null ? ownSheet : unquoted(name);
  }

  private static String unquoted(String name) {
    return name.startsWith("'") ? name.substring(1, name.length() - 1).replace("''", "'") : name;
  }
}
