package io.insula.reporting.internal.workbook;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All values of a report that a template can show outside of tables, by their placeholders. */
final class SingleValues {
  private static final String CYCLE = "cycle";
  private static final String OVERVIEW = "overview";

  private static final List<Definition> DEFINITIONS =
      List.of(
          cycle("id", Kind.TEXT, each -> Long.toString(each.id())),
          cycle("name", Kind.TEXT, Cycle::name),
          cycle("currency", Kind.TEXT, Cycle::currency),
          cycle("money_unit", Kind.TEXT, SingleValues::moneyUnit),
          cycle("place", Kind.TEXT, SingleValues::place),
          cycle("budget", Kind.MONEY, Cycle::budget),
          cycle("ballot_type", Kind.TEXT, Cycle::ballotType),
          cycle("phase", Kind.TEXT, each -> each.phase().label()),
          cycle("created_at", Kind.TIME, Cycle::createdAt),
          cycle("closed_at", Kind.TIME, Cycle::closedAt),
          cycle("revision", Kind.TEXT, Cycle::revision),
          new Definition("report", "data_at", Kind.TIME, SnapshotHead::takenAt),
          new Definition("report", "notice", Kind.TEXT, SingleValues::notice));

  private final Map<Placeholder, SingleValue> values = new HashMap<>();

  private SingleValues() {}

  private record Definition(
      String group, String name, Kind kind, Function<SnapshotHead, @Nullable Object> value) {
    Placeholder placeholder() {
      return new Placeholder(group, name);
    }
  }

  static SingleValues of(Report report) {
    var single = new SingleValues();
    for (var each : DEFINITIONS) {
      single.values.put(
          each.placeholder(), new SingleValue(each.kind(), each.value().apply(report.head())));
    }
    var kinds = ReportBuilder.measures();
    report.sheets().stream()
        .filter(sheet -> sheet.name().equals(OVERVIEW))
        .flatMap(sheet -> sheet.rows().get())
        .forEach(
            row -> {
              var measure = Objects.requireNonNull(row.getFirst()).toString();
              single.values.put(
                  new Placeholder(OVERVIEW, measure),
                  new SingleValue(kinds.getOrDefault(measure, Kind.ANY), row.get(1)));
            });
    ChartTableFactory.notes(report).forEach(single.values::put);
    return single;
  }

  /** Returns the names of the single values of every report. */
  static Set<Placeholder> names() {
    return Stream.of(
            DEFINITIONS.stream().map(Definition::placeholder),
            ReportBuilder.measures().keySet().stream()
                .map(measure -> new Placeholder(OVERVIEW, measure)),
            ChartTableFactory.noteNames().stream())
        .flatMap(Function.identity())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  SingleValue get(Placeholder placeholder) {
    return values.getOrDefault(placeholder, new SingleValue(Kind.ANY, null));
  }

  /** Returns a text with its placeholders replaced by values. */
  String fill(String text) {
    return Placeholder.replace(text, placeholder -> get(placeholder).text());
  }

  private static Definition cycle(String name, Kind kind, Function<Cycle, @Nullable Object> value) {
    return new Definition(CYCLE, name, kind, head -> value.apply(head.cycle()));
  }

  private static String moneyUnit(Cycle cycle) {
    return cycle.currency() == null ? "" : " (" + cycle.currency() + ")";
  }

  private static String place(Cycle cycle) {
    return Stream.of(cycle.unit(), cycle.subunit())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static String notice(SnapshotHead head) {
    if (head.outcome() != null) {
      return "The vote was counted.";
    }
    return switch (head.cycle().phase()) {
      case PLANNING, REFINEMENT -> "The vote has not begun.";
      case VOTING -> "The vote is open: until it is over, only its turnout is shown.";
      case IMPLEMENTATION, CLOSED -> "The vote is over and was not counted.";
    };
  }
}
