package io.insula.reporting.internal.google.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.reporting.internal.google.fake.FakeTab.Formula;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The part of the Sheets API that reporting uses. Guarded by the lock of {@link FakeGoogle}. */
final class FakeSheets {
  private static final int MAX_CELLS = 10_000_000;
  private static final int LONGEST_TEXT = 50_000;

  private final ObjectMapper json = new ObjectMapper();

  /** Answers {@code spreadsheets.get}. */
  ObjectNode get(FakeFile file) {
    return spreadsheet(file.id, file.tabs());
  }

  private ObjectNode spreadsheet(String id, Collection<FakeTab> tabs) {
    var answer = json.createObjectNode().put("spreadsheetId", id);
    var sheets = answer.putArray("sheets");
    var index = 0;
    for (var tab : tabs) {
      var properties =
          sheets
              .addObject()
              .putObject("properties")
              .put("sheetId", tab.id)
              .put("title", tab.title)
              .put("index", index++)
              .put("sheetType", "GRID");
      if (tab.hidden) {
        properties.put("hidden", true);
      }
      properties
          .putObject("gridProperties")
          .put("rowCount", tab.rows)
          .put("columnCount", tab.columns);
    }
    return answer;
  }

  /** Answers {@code spreadsheets.batchUpdate}: executes all requests, or none. */
  ObjectNode change(FakeFile file, JsonNode body) {
    var tabs = file.copyOfTabs();
    for (var request : body.path("requests")) {
      var name = request.fieldNames().next();
      var content = request.get(name);
      switch (name) {
        case "addSheet" -> add(tabs, content.path("properties"));
        case "deleteSheet" -> delete(tabs, content);
        case "updateSheetProperties" -> update(tabs, content);
        case "updateCells" -> clear(tabs, content);
        case "copyPaste" -> paste(tabs, content);
        default -> throw FakeErrorResponse.badRequest("Unknown name \"" + name + "\"");
      }
      requireRoom(tabs);
    }
    file.replaceTabs(tabs);
    var answer = json.createObjectNode().put("spreadsheetId", file.id);
    answer.putArray("replies");
    if (body.path("includeSpreadsheetInResponse").asBoolean()) {
      answer.set("updatedSpreadsheet", spreadsheet(file.id, tabs.values()));
    }
    return answer;
  }

  private static void requireRoom(Map<Integer, FakeTab> tabs) {
    var cells = tabs.values().stream().mapToLong(tab -> (long) tab.rows * tab.columns).sum();
    if (cells > MAX_CELLS) {
      throw FakeErrorResponse.badRequest(
          "This action would increase the number of cells in the workbook above the limit of"
              + " 10000000 cells.");
    }
  }

  private static void add(Map<Integer, FakeTab> tabs, JsonNode properties) {
    var grid = properties.path("gridProperties");
    var tab =
        new FakeTab(
            properties.path("sheetId").asInt(),
            properties.path("title").asText(),
            grid.path("rowCount").asInt(1000),
            grid.path("columnCount").asInt(26));
    tab.hidden = properties.path("hidden").asBoolean();
    requireNewTitle(tabs, tab.title);
    if (tabs.putIfAbsent(tab.id, tab) != null) {
      throw FakeErrorResponse.badRequest("A sheet with id " + tab.id + " already exists.");
    }
  }

  private static void requireNewTitle(Map<Integer, FakeTab> tabs, String title) {
    if (title.isEmpty()
        || tabs.values().stream().anyMatch(tab -> tab.title.equalsIgnoreCase(title))) {
      throw FakeErrorResponse.badRequest("A sheet with the name \"" + title + "\" already exists.");
    }
  }

  private static FakeTab require(Map<Integer, FakeTab> tabs, JsonNode sheetId) {
    var tab = tabs.get(sheetId.asInt(-1));
    if (tab == null) {
      throw FakeErrorResponse.badRequest("No grid with id: " + sheetId);
    }
    return tab;
  }

  private static void delete(Map<Integer, FakeTab> tabs, JsonNode content) {
    tabs.remove(require(tabs, content.path("sheetId")).id);
    requireVisible(tabs);
  }

  private static void requireVisible(Map<Integer, FakeTab> tabs) {
    if (tabs.values().stream().allMatch(tab -> tab.hidden)) {
      throw FakeErrorResponse.badRequest("You can't remove all the visible sheets in a document.");
    }
  }

  private static void update(Map<Integer, FakeTab> tabs, JsonNode content) {
    var properties = content.path("properties");
    var tab = require(tabs, properties.path("sheetId"));
    var grid = properties.path("gridProperties");
    var rows = tab.rows;
    var columns = tab.columns;
    for (var field : content.path("fields").asText().split(",")) {
      switch (field) {
        case "title" -> {
          requireNewTitle(tabs, properties.path("title").asText());
          tab.title = properties.path("title").asText();
        }
        case "hidden" -> tab.hidden = properties.path("hidden").asBoolean();
        case "gridProperties.rowCount" -> rows = grid.path("rowCount").asInt();
        case "gridProperties.columnCount" -> columns = grid.path("columnCount").asInt();
        default -> throw FakeErrorResponse.badRequest("Invalid field: " + field);
      }
    }
    requireVisible(tabs);
    if (rows <= tab.frozenRows || columns < 1) {
      throw FakeErrorResponse.badRequest("You can't delete all the rows that are not frozen.");
    }
    tab.resize(rows, columns);
  }

  private static void clear(Map<Integer, FakeTab> tabs, JsonNode content) {
    if (!content.path("fields").asText().equals("userEnteredValue")
        || content.has("rows")
        || content.path("range").size() != 1) {
      throw FakeErrorResponse.badRequest("The double clears whole tabs only");
    }
    require(tabs, content.path("range").path("sheetId")).clear();
  }

  private static void paste(Map<Integer, FakeTab> tabs, JsonNode content) {
    var from = new Area(tabs, content.path("source"));
    var to = new Area(tabs, content.path("destination"));
    if (to.rows() % from.rows() != 0 || to.columns() != from.columns()) {
      throw FakeErrorResponse.badRequest("The double pastes into multiples of the source only");
    }
    for (var row = 0; row < to.rows(); row++) {
      for (var column = 0; column < to.columns(); column++) {
        var sourceRow = from.firstRow + row % from.rows();
        var sourceColumn = from.firstColumn + column;
        switch (content.path("pasteType").asText()) {
          case "PASTE_VALUES" ->
              to.tab.set(
                  to.firstRow + row,
                  to.firstColumn + column,
                  from.tab.get(sourceRow, sourceColumn));
          case "PASTE_FORMAT" ->
              to.tab.format(
                  to.firstRow + row,
                  to.firstColumn + column,
                  from.tab.format(sourceRow, sourceColumn));
          default -> throw FakeErrorResponse.badRequest("Unknown paste type");
        }
      }
    }
  }

  /** A range by indexes, which must be inside of the grid. */
  private static final class Area {
    final FakeTab tab;
    final int firstRow;
    final int firstColumn;
    private final int endRow;
    private final int endColumn;

    Area(Map<Integer, FakeTab> tabs, JsonNode range) {
      this.tab = require(tabs, range.path("sheetId"));
      this.firstRow = range.path("startRowIndex").asInt(0);
      this.endRow = range.path("endRowIndex").asInt(tab.rows);
      this.firstColumn = range.path("startColumnIndex").asInt(0);
      this.endColumn = range.path("endColumnIndex").asInt(tab.columns);
      if (rows() < 1 || columns() < 1 || endRow > tab.rows || endColumn > tab.columns) {
        throw FakeErrorResponse.badRequest("Range exceeds grid limits: " + range);
      }
    }

    int rows() {
      return endRow - firstRow;
    }

    int columns() {
      return endColumn - firstColumn;
    }
  }

  /** Answers {@code spreadsheets.values.batchUpdate}. */
  ObjectNode write(FakeFile file, JsonNode body) {
    var isRaw = body.path("valueInputOption").asText().equals("RAW");
    if (!isRaw && !body.path("valueInputOption").asText().equals("USER_ENTERED")) {
      throw FakeErrorResponse.badRequest("'valueInputOption' is required but not specified");
    }
    var tabs = file.copyOfTabs();
    for (var block : body.path("data")) {
      var range = range(tabs.values(), block.path("range").asText());
      write(find(tabs.values(), range.title()), range, block.path("values"), isRaw);
    }
    file.replaceTabs(tabs);
    return json.createObjectNode().put("spreadsheetId", file.id);
  }

  private static void write(FakeTab tab, A1Range range, JsonNode rows, boolean isRaw) {
    if (range.firstRow() + rows.size() > range.endRow()) {
      throw FakeErrorResponse.badRequest(
          "Requested writing within range, but tried writing to more rows");
    }
    for (var row = 0; row < rows.size(); row++) {
      var values = rows.get(row);
      if (range.firstColumn() + values.size() > range.endColumn()) {
        throw FakeErrorResponse.badRequest(
            "Requested writing within range, but tried writing to more columns");
      }
      for (var column = 0; column < values.size(); column++) {
        if (!values.get(column).isNull()) {
          tab.set(
              range.firstRow() + row,
              range.firstColumn() + column,
              entered(values.get(column), isRaw));
        }
      }
    }
  }

  private static Object entered(JsonNode value, boolean isRaw) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (!value.isTextual()) {
      throw FakeErrorResponse.badRequest("Invalid values: " + value);
    }
    if (value.textValue().length() > LONGEST_TEXT) {
      throw FakeErrorResponse.badRequest(
          "Your input contains more than the maximum of 50000 characters in a single cell.");
    }
    return !isRaw && value.textValue().startsWith("=")
        ? new Formula(value.textValue())
        : value.textValue();
  }

  private static A1Range range(Collection<FakeTab> tabs, String text) {
    var range = A1Range.parse(text);
    var tab = find(tabs, range.title());
    if (range.firstRow() >= tab.rows
        || range.firstColumn() >= tab.columns
        || range.endRow() > tab.rows) {
      throw FakeErrorResponse.badRequest(
          "Range (%s) exceeds grid limits. Max rows: %d, max columns: %d"
              .formatted(text, tab.rows, tab.columns));
    }
    return range;
  }

  private static FakeTab find(Collection<FakeTab> tabs, String title) {
    return tabs.stream()
        .filter(tab -> tab.title.equalsIgnoreCase(title))
        .findFirst()
        .orElseThrow(() -> FakeErrorResponse.badRequest("Unable to parse range: '" + title + "'"));
  }

  /** Answers {@code spreadsheets.values.batchGet}. */
  ObjectNode read(FakeFile file, List<String> ranges, String rendering) {
    if (!rendering.equals("UNFORMATTED_VALUE")) {
      throw FakeErrorResponse.badRequest("The double reads unformatted values only");
    }
    var answer = json.createObjectNode().put("spreadsheetId", file.id);
    var all = answer.putArray("valueRanges");
    for (var text : ranges) {
      var range = range(file.tabs(), text);
      var tab = find(file.tabs(), range.title());
      var one = all.addObject().put("range", text).put("majorDimension", "ROWS");
      var rows = tab.read(range.firstRow(), range.endRow(), range.firstColumn(), range.endColumn());
      if (!rows.isEmpty()) {
        var values = one.putArray("values");
        rows.forEach(row -> row.forEach(rowOf(values)));
      }
    }
    return answer;
  }

  private static Consumer<Object> rowOf(ArrayNode rows) {
    var line = rows.addArray();
    return value -> {
      switch (value) {
        case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
            line.add(number.longValue());
        case Double number -> line.add(number);
        case Boolean flag -> line.add(flag);
        case Formula _ -> line.add("#computed");
        default -> line.add(value.toString());
      }
    };
  }
}
