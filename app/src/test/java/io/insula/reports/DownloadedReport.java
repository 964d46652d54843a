package io.insula.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.insula.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The newest report on a cycle. This class reads it with another library than the one with which
 * the server writes reports. All cells are texts: numbers have no exponent and no trailing zeros
 * after the decimal point, and an empty cell is an empty text.
 *
 * @param workbook the rows of each sheet, headings included
 * @param csv the bytes of each sheet's file
 */
record DownloadedReport(Map<String, List<List<String>>> workbook, Map<String, byte[]> csv) {
  private static final int HEADING_ROWS = 3;

  static DownloadedReport of(ApiClient admin, long cycleId) {
    var path = "/reports/cycles/" + cycleId;
    try {
      return new DownloadedReport(workbook(admin, path), archive(admin, path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<List<String>>> workbook(ApiClient admin, String path)
      throws IOException {
    var sheets = new LinkedHashMap<String, List<List<String>>>();
    try (var body = admin.open(path + ".xlsx");
        var workbook = new ReadableWorkbook(body)) {
      for (var sheet : workbook.getSheets().toList()) {
        sheets.put(sheet.getName(), sheet.read().stream().map(DownloadedReport::texts).toList());
      }
    }
    return sheets;
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    for (var i = 0; i < row.getCellCount(); i++) {
      texts.add(text(row.getCell(i)));
    }
    return texts;
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> ComparableTextConverter.plain(cell.asNumber());
      case STRING -> cell.asString();
      case BOOLEAN -> Boolean.toString(cell.asBoolean());
      case EMPTY -> "";
      case FORMULA, ERROR ->
          throw new AssertionError("A cell of a report cannot have the type " + cell.getType());
    };
  }

  private static Map<String, byte[]> archive(ApiClient admin, String path) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(admin.open(path + ".csv"))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName().replace(".csv", ""), zip.readAllBytes());
      }
    }
    return files;
  }

  /**
   * Returns the rows of a sheet's CSV file. Each row is a map from the name of a column to the
   * value.
   */
  List<Map<String, String>> csvRows(String sheet) {
    try (var csv = CsvReader.builder().ofCsvRecord(new String(csv().get(sheet), UTF_8))) {
      var records = csv.stream().map(CsvRecord::getFields).toList();
      return records.stream().skip(1).map(row -> named(records.getFirst(), row)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> csvColumns(String sheet) {
    return List.of(
        new String(csv().get(sheet), UTF_8).lines().findFirst().orElseThrow().split(","));
  }

  /**
   * Returns the rows of a table of the workbook. Each row is a map from the name of a column to the
   * value. The names are those in the CSV file, which has the same columns in the same order.
   */
  List<Map<String, String>> workbookRows(String sheet) {
    var columns = csvColumns(sheet);
    return workbook().get(ComparableTextConverter.title(sheet)).stream()
        .skip(HEADING_ROWS)
        .map(row -> named(columns, row))
        .toList();
  }

  private static Map<String, String> named(List<String> columns, List<String> row) {
    var cells = new LinkedHashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), i < row.size() ? row.get(i) : "");
    }
    return cells;
  }
}
