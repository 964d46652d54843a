package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import io.insula.reporting.internal.sheets.ReportSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the tables for the charts of a workbook: a few rows of a sheet, with short labels. */
final class ChartTableFactory {
  static final int MAX_GROUPS = 14;
  static final int MAX_PROPOSALS = 20;
  static final int MAX_CATEGORIES = 10;
  private static final int MAX_LABEL = 40;

  private static final Placeholder TURNOUT_NOTE = new Placeholder("charts", "turnout_note");
  private static final Placeholder VOTES_NOTE = new Placeholder("charts", "votes_note");

  private static final List<ReportColumn> TURNOUT =
      List.of(
          new ReportColumn("label", "Group", Kind.TEXT),
          new ReportColumn("turnout", "Turnout", Kind.SHARE));
  private static final List<ReportColumn> VOTES =
      List.of(
          new ReportColumn("label", "Proposal", Kind.TEXT),
          new ReportColumn("selected", "Votes, selected", Kind.COUNT),
          new ReportColumn("other", "Votes, not selected", Kind.COUNT));
  private static final List<ReportColumn> BUDGET =
      List.of(
          new ReportColumn("label", "Category", Kind.TEXT),
          new ReportColumn("amount", "Amount", Kind.MONEY));

  private ChartTableFactory() {}

  /** Returns a map from the name of each table to its columns. */
  static Map<String, List<ReportColumn>> columns() {
    return Map.of("chart_turnout", TURNOUT, "chart_votes", VOTES, "chart_budget", BUDGET);
  }

  static List<ReportSheet> of(Report report) {
    return List.of(
        table("chart_turnout", TURNOUT, turnout(report)),
        table("chart_votes", VOTES, votes(report)),
        table("chart_budget", BUDGET, budget(report)));
  }

  static Set<Placeholder> noteNames() {
    return Set.of(TURNOUT_NOTE, VOTES_NOTE);
  }

  /**
   * Returns the notes for chart titles, for instance {@code ", the first 20 of 35"}. The note of a
   * complete chart is empty.
   */
  static Map<Placeholder, SingleValue> notes(Report report) {
    var proposals =
        report.sheets().stream()
            .filter(sheet -> sheet.name().equals("results"))
            .mapToLong(ReportSheet::rowCount)
            .sum();
    return Map.of(
        TURNOUT_NOTE, note(turnoutRows(report).size(), MAX_GROUPS, "largest"),
        VOTES_NOTE, note(proposals, MAX_PROPOSALS, "first"));
  }

  private static SingleValue note(long all, int shown, String which) {
    return new SingleValue(
        Kind.TEXT, all <= shown ? "" : ", the " + which + " " + shown + " of " + all);
  }

  private static ReportSheet table(
      String name, List<ReportColumn> columns, List<List<@Nullable Object>> rows) {
    return new ReportSheet(name, columns, rows.size(), rows::stream);
  }

  /**
   * Returns the row of all voters together and the rows of the largest groups, in the order of the
   * sheet.
   */
  private static List<List<@Nullable Object>> turnout(Report report) {
    var rows = turnoutRows(report);
    var kept =
        new HashSet<SheetRow>(
            rows.stream()
                .sorted(Comparator.comparing(row -> -row.count("eligible")))
                .limit(MAX_GROUPS)
                .toList());
    return rows.stream()
        .filter(kept::contains)
        .map(row -> row(groupLabel(row), row.get("turnout")))
        .toList();
  }

  private static List<SheetRow> turnoutRows(Report report) {
    return rows(report, "participation").stream()
        .filter(row -> row.get("turnout") != null)
        .toList();
  }

  private static String groupLabel(SheetRow row) {
    var value = row.get("value");
    return value == null
        ? "All voters"
        : shortened(row.text("attribute").replace('_', ' ') + ": " + value);
  }

  private static List<List<@Nullable Object>> votes(Report report) {
    return rows(report, "results", MAX_PROPOSALS).stream()
        .map(
            row -> {
              var selected = Boolean.TRUE.equals(row.get("selected"));
              var votes = row.get("votes");
              var label = row.text("rank") + ". " + row.text("name");
              return row(shortened(label), selected ? votes : null, selected ? null : votes);
            })
        .toList();
  }

  /**
   * Lists the costs of the winners of each category, the largest first, and then the part of the
   * budget that was not spent.
   */
  private static List<List<@Nullable Object>> budget(Report report) {
    if (report.head().outcome() == null) {
      return List.of();
    }
    var categories =
        rows(report, "costs").stream()
            .skip(1)
            .filter(row -> row.amount("funded").signum() > 0)
            .sorted(Comparator.comparing((SheetRow row) -> row.amount("funded")).reversed())
            .toList();
    var lines = new ArrayList<List<@Nullable Object>>();
    categories.stream()
        .limit(MAX_CATEGORIES)
        .forEach(row -> lines.add(row(shortened(row.text("category")), row.get("funded"))));
    if (categories.size() > MAX_CATEGORIES) {
      var rest =
          categories.stream()
              .skip(MAX_CATEGORIES)
              .map(row -> row.amount("funded"))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      lines.add(row("Other categories", rest));
    }
    var spent = report.head().outcome().spent();
    lines.add(row("Not spent", report.head().cycle().budget().subtract(spent)));
    return lines;
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static List<SheetRow> rows(Report report, String sheet) {
    return rows(report, sheet, Long.MAX_VALUE);
  }

  private static List<SheetRow> rows(Report report, String name, long limit) {
    for (var sheet : report.sheets()) {
      if (sheet.name().equals(name)) {
        var columns = sheet.columns().stream().map(ReportColumn::name).toList();
        try (var rows = sheet.rows().get()) {
          return rows.limit(limit).map(values -> new SheetRow(columns, values)).toList();
        }
      }
    }
    return List.of();
  }

  /** Shortens a name to a label of a chart. The sheets have the full names. */
  private static String shortened(String label) {
    if (label.codePointCount(0, label.length()) <= MAX_LABEL) {
      return label;
    }
    return label.substring(0, label.offsetByCodePoints(0, MAX_LABEL - 1)).strip() + "…";
  }

  private record SheetRow(List<String> columns, List<@Nullable Object> values) {
    @Nullable Object get(String column) {
      return values.get(columns.indexOf(column));
    }

    String text(String column) {
      return Objects.toString(get(column), "");
    }

    BigDecimal amount(String column) {
      return get(column) instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    long count(String column) {
      return get(column) instanceof Number number ? number.longValue() : 0;
    }
  }
}
