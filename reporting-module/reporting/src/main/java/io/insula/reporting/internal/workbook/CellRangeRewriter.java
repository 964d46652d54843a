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
 * Rewrites references in formulas and charts: a reference to a sample row of the template becomes a
 * reference to all rows of the report that replace this row.
 */
final class CellRangeRewriter {
  /** A column and a row with at most seven digits, as a sheet has at most 1,048,576 rows. */
  private static final String CELL = "(?<%s>\\$?[A-Z]{1,3})(?<%s>\\$?)(?<%s>\\d{1,7})";

  /**
   * Matches a reference. Also matches the parts of a formula that can contain the text of a
   * reference without being one, so that they are skipped: the name of a sheet, a string literal,
   * the name of a column of a table in brackets, and a reference to another workbook, whose number
   * is in brackets.
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

  private final Map<String, Filled> filled;
  private final Map<String, String> renamed;

  /**
   * @param filled the filled sheets by their names
   * @param renamed the new names of sheets by their old names, which charts still use
   */
  CellRangeRewriter(Map<String, Filled> filled, Map<String, String> renamed) {
    this.filled = Map.copyOf(filled);
    this.renamed = Map.copyOf(renamed);
  }

  /**
   * The rows that replace a sample row.
   *
   * @param sampleRow the number of the sample row in its sheet, from 1
   * @param rowCounts a map from the number of a column, from 0, to the number of rows of its table
   */
  record Filled(int sampleRow, Map<Integer, Long> rowCounts) {
    private long rowCount(MatchResult match) {
      var column = CellReference.convertColStringToIndex(match.group("from").replace("$", ""));
      return rowCounts.getOrDefault(column, longest());
    }

    private long longest() {
      return rowCounts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  /**
   * Returns a reference or formula in which each reference to a sample row covers all rows that
   * replace it.
   *
   * @param ownSheet the sheet of the formula, whose name references can omit
   */
  String stretch(String formula, String ownSheet) {
    return REFERENCE_OR_SKIPPED
        .matcher(formula)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    isReference(match) ? stretch(match, ownSheet) : match.group()));
  }

  /** Whether a range refers to a sample row for which the report has no rows. */
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
   * Whether a match is a reference, and not a skipped part or a name such as {@code ZZZ4}, whose
   * letters are beyond the last column of a sheet.
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

  private static boolean isAtSample(MatchResult match, Filled it) {
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
