package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.Manifest;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.ReportColumn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalog of all valid placeholders. It suggests valid placeholders for an invalid one. */
final class PlaceholderCatalog {
  private final Set<Placeholder> singles = SingleValues.names();
  private final Map<String, List<String>> columns = new HashMap<>();
  private final Set<Placeholder> ofTables = new HashSet<>();

  PlaceholderCatalog() {
    add(ReportBuilder.columns());
    add(ChartTableFactory.columns());
    columns.put(Manifest.NAME, List.of("key", "value"));
    columns.forEach(
        (table, names) -> names.forEach(name -> ofTables.add(new Placeholder(table, name))));
  }

  private void add(Map<String, List<ReportColumn>> tables) {
    tables.forEach(
        (table, its) -> columns.put(table, its.stream().map(ReportColumn::name).toList()));
  }

  boolean isSingle(Placeholder placeholder) {
    return singles.contains(placeholder);
  }

  boolean isOfTable(Placeholder placeholder) {
    return ofTables.contains(placeholder);
  }

  /** Returns the part of an error message that lists valid names for an invalid placeholder. */
  String suggestions(Placeholder placeholder) {
    var names =
        columns.containsKey(placeholder.group())
            ? columns.get(placeholder.group())
            : singles.stream()
                .filter(each -> each.group().equals(placeholder.group()))
                .map(Placeholder::name)
                .toList();
    return names.isEmpty()
        ? "its first part must be one of " + groups()
        : "the names after \"" + placeholder.group() + ".\" are " + String.join(", ", names);
  }

  private String groups() {
    return Stream.concat(columns.keySet().stream(), singles.stream().map(Placeholder::group))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
