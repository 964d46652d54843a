package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the section PROJECTS of a file. */
final class ProjectsReader {
  /** The values of {@code selected} are 0 to 3, by the format of Pabulib. */
  private static final BigDecimal MAX_SELECTED = BigDecimal.valueOf(3);

  private static final String SECTION = "PROJECTS";
  private static final int MAX_LIST_LENGTH = 1_000;

  private final Columns columns;
  private final Warnings warnings;
  private final Map<String, Integer> positions = new HashMap<>();
  private final int id;
  private final int cost;
  private final int name;
  private final int votes;
  private final int score;
  private final int selected;
  private final int categories;
  private final int beneficiaries;
  private final List<Integer> others;

  ProjectsReader(Row header, Warnings warnings) {
    this.warnings = warnings;
    columns = new Columns(header);
    id = columns.require("project_id", SECTION);
    cost = columns.require("cost", SECTION);
    name = columns.find("name");
    votes = columns.find("votes");
    score = columns.find("score");
    selected = columns.find("selected");
    categories = columns.find("category", "categories");
    beneficiaries = columns.find("beneficiaries", "target", "targets");
    others =
        columns.others(
            IntStream.of(id, cost, name, votes, score, selected, categories, beneficiaries)
                .boxed()
                .collect(Collectors.toSet()));
  }

  /** Returns the names of the columns that this app does not evaluate. */
  List<String> otherNames() {
    return columns.names(others);
  }

  /** Returns the position of each project, by its id. */
  Map<String, Integer> positions() {
    return positions;
  }

  PabulibProposal read(Row row) {
    var position = positions.size();
    var externalId = externalId(row);
    if (positions.putIfAbsent(externalId, position) != null) {
      throw row.place(id).error("project_id", "occurs twice: " + QuotedText.quote(externalId));
    }
    if (positions.size() > PabulibReader.MAX_PROPOSALS) {
      throw row.place(0)
          .error(SECTION, "has more than " + PabulibReader.MAX_PROPOSALS + " projects");
    }
    return new PabulibProposal(
        position,
        externalId,
        name(row, externalId),
        cost(row),
        stated(row, votes),
        stated(row, score),
        selected(row),
        list(row, categories),
        list(row, beneficiaries),
        Columns.cells(row, others));
  }

  private String externalId(Row row) {
    var text = row.cell(id);
    if (text.isEmpty() || text.length() > PabulibReader.MAX_ID_LENGTH) {
      throw row.place(id)
          .error("project_id", "must have 1 to " + PabulibReader.MAX_ID_LENGTH + " characters");
    }
    if (text.indexOf(',') >= 0) {
      throw row.place(id)
          .error(
              "project_id", "must not contain a comma, because commas separate the ids in a vote");
    }
    return text;
  }

  private String name(Row row, String otherwise) {
    var text = row.cell(name);
    if (text.codePointCount(0, text.length()) > PabulibReader.MAX_NAME_LENGTH) {
      throw row.place(name)
          .error("name", "must have at most " + PabulibReader.MAX_NAME_LENGTH + " characters");
    }
    return text.isEmpty() ? otherwise : text;
  }

  private BigDecimal cost(Row row) {
    return PabulibNumbers.parse(row.cell(cost))
        .filter(number -> number.signum() >= 0)
        .orElseThrow(() -> row.place(cost).error("cost", "must be a number of 0 or more"));
  }

  private static @Nullable BigDecimal stated(Row row, int column) {
    return PabulibNumbers.parse(row.cell(column)).orElse(null);
  }

  private @Nullable Integer selected(Row row) {
    var text = row.cell(selected);
    if (text.isEmpty()) {
      return null;
    }
    var number =
        PabulibNumbers.parse(text)
            .filter(
                each ->
                    each.scale() <= 0 && each.signum() >= 0 && each.compareTo(MAX_SELECTED) <= 0);
    if (number.isEmpty()) {
      warnings.count(
          "Some values of selected are not 0, 1, 2 or 3, so they are ignored", row.line());
    }
    return number.map(BigDecimal::intValueExact).orElse(null);
  }

  private static List<String> list(Row row, int column) {
    var cell = row.cell(column);
    if (cell.chars().filter(each -> each == ',').count() >= MAX_LIST_LENGTH) {
      throw row.place(column).error("file", "has a list with more entries than " + MAX_LIST_LENGTH);
    }
    return cell.equalsIgnoreCase("none")
        ? List.of()
        : RowSource.parts(cell).stream()
            .map(RowSource.Part::text)
            .flatMap(text -> text.isEmpty() ? Stream.empty() : Stream.of(text))
            .toList();
  }
}
