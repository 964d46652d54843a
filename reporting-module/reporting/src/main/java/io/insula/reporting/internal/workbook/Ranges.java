package io.insula.reporting.internal.workbook;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/** Makes references to sample rows reach over the rows that stand there instead. */
final class Ranges {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:(?<sheet>'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!)?"
              + "(?<![\\p{L}\\p{N}_.$])(?<from>\\$?[A-Z]{1,3})(?<lock>\\$?)(?<first>\\d+)"
              + "(?::(?<to>\\$?[A-Z]{1,3})(?<lockTo>\\$?)(?<last>\\d+))?(?![\\p{L}\\p{N}_(])");

  private final Map<String, Filled> filled;

  /**
   * @param filled by the name of the sheet
   */
  Ranges(Map<String, Filled> filled) {
    this.filled = Map.copyOf(filled);
  }

  /**
   * What stands where the sample row was.
   *
   * @param sampleRow from 1
   * @param rowCounts how many rows the table of a column has, by the number of the column from 0
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
   * The same reference or formula with its ranges stretched.
   *
   * @param ownSheet whose name references may leave out
   */
  String stretch(String formula, String ownSheet) {
    return REFERENCE
        .matcher(formula)
        .replaceAll(match -> Matcher.quoteReplacement(stretch(match, ownSheet)));
  }

  /** Whether a range refers to a sample row that nothing stands for. */
  boolean isEmpty(String formula) {
    return REFERENCE
        .matcher(formula)
        .results()
        .anyMatch(
            match -> {
              var it = filled.get(sheet(match, ""));
              return it != null && isAtSample(match, it) && it.rowCount(match) == 0;
            });
  }

  private String stretch(MatchResult match, String ownSheet) {
    var it = filled.get(sheet(match, ownSheet));
    if (it == null || !isAtSample(match, it) || it.rowCount(match) == 0) {
      return match.group();
    }
    var sheet = match.group("sheet") == null ? "" : match.group("sheet") + "!";
    var from = match.group("from") + match.group("lock");
    var to = match.group("to") == null ? from : match.group("to") + match.group("lockTo");
    var last = it.sampleRow() + it.rowCount(match) - 1;
    return sheet + from + match.group("first") + ":" + to + last;
  }

  private static boolean isAtSample(MatchResult match, Filled it) {
    var last = match.group("last") == null ? match.group("first") : match.group("last");
    return Integer.parseInt(last) == it.sampleRow();
  }

  private static String sheet(MatchResult match, String ownSheet) {
    var name = match.group("sheet");
    if (name == null) {
      return ownSheet;
    }
    return name.startsWith("'") ? name.substring(1, name.length() - 1).replace("''", "'") : name;
  }
}
