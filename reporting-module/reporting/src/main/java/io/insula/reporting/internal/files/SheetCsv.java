package io.insula.reporting.internal.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.insula.kernel.base.text.CsvFormulaEscaper;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SheetDigest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sheet as CSV (RFC 4180), in UTF-8 without a byte-order mark.
 *
 * <ul>
 *   <li>Lines end with CRLF. The first line has the names of the columns.
 *   <li>Numbers have no exponent. Times are as in RFC 3339. Flags are {@code true} or {@code
 *       false}. Null is an empty cell.
 *   <li>{@link CsvFormulaEscaper} changes texts that could be formulas: {@code =1+1} becomes {@code
 *       '=1+1}.
 * </ul>
 */
final class SheetCsv {
  private static final int ROWS_PER_HEARTBEAT = 500;

  private SheetCsv() {}

  /**
   * Writes a sheet and leaves the stream open.
   *
   * @param heartbeat sends a heartbeat; called repeatedly during the work
   * @throws IOException if the stream cannot be written
   */
  static SheetDigest write(ReportSheet sheet, OutputStream out, Runnable heartbeat)
      throws IOException {
    var digest = new DigestingOutput(out);
    var buffer = new BufferedOutputStream(digest);
    long count = 0;
    try (var rows = sheet.rows().get()) {
      var csv =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.CRLF)
              .build(buffer, StandardCharsets.UTF_8);
      csv.writeRecord(sheet.columns().stream().map(ReportColumn::name).toList());
      for (var each = rows.iterator(); each.hasNext(); count++) {
        if (count % ROWS_PER_HEARTBEAT == 0) {
          heartbeat.run();
        }
        csv.writeRecord(cells(each.next()));
      }
      csv.flush();
    }
    buffer.flush();
    requireRows(sheet, count);
    return new SheetDigest(sheet.name(), count, digest.bytes(), digest.sha256());
  }

  private static void requireRows(ReportSheet sheet, long count) {
    if (count != sheet.rowCount()) {
      throw new IllegalStateException(
          "The sheet %s has %d rows instead of %d"
              .formatted(sheet.name(), count, sheet.rowCount()));
    }
  }

  private static List<String> cells(List<@Nullable Object> row) {
    return row.stream().map(SheetCsv::cell).toList();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> CsvFormulaEscaper.harmless(text);
      case BigDecimal number -> number.toPlainString();
      case Long _, Integer _, Boolean _, Instant _ -> value.toString();
      default ->
          throw new IllegalArgumentException(
              "A sheet cannot hold values of the type " + value.getClass());
    };
  }
}
