package io.insula.cycles.internal.voters;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.insula.api.InvalidInputException;
import io.insula.kernel.base.text.CsvFormulaEscaper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Reads the lines of a roster one by one. */
final class RosterCsv {
  /** The maximum number of lines after the header. */
  static final int MAX_LINES = 200_000;

  private static final List<String> HEADER = List.of("username", "group");
  private static final List<String> HEADER_WITHOUT_GROUP = List.of("username");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * The maximum number of characters of a field. Without this limit, an unclosed quote would turn
   * the rest of the file into one field.
   */
  private static final int MAX_FIELD_LENGTH = 1 << 16;

  private RosterCsv() {}

  /**
   * Reads a roster. The caller closes the stream.
   *
   * @param csv UTF-8 with the header {@code username,group}, or {@code username} alone
   * @param lines receives each line after the header, even if the number of fields is wrong
   * @throws InvalidInputException if the file is not CSV in UTF-8, has another header, or is too
   *     long
   */
  static void read(InputStream csv, Consumer<Line> lines) {
    var last = 0L;
    try {
      var records = parser(csv).iterator();
      var columns = header(records.hasNext() ? records.next().getFields() : List.of());
      last = 1;
      for (var count = 1; records.hasNext(); count++) {
        var csvRecord = records.next();
        if (count > MAX_LINES) {
          throw new InvalidInputException("", "must have at most " + MAX_LINES + " entries");
        }
        last = csvRecord.getStartingLineNumber();
        lines.accept(new Line((int) last, columns, csvRecord));
      }
    } catch (CsvParseException e) {
      throw isNotUtf8(e)
          ? notUtf8()
          : new InvalidInputException("line " + (last + 1), "must be CSV");
    } catch (UncheckedIOException | IOException e) {
      if (isNotUtf8(e)) {
        throw notUtf8();
      }
      throw new IllegalStateException("A received file cannot be read", e);
    }
  }

  /**
   * A line after the header.
   *
   * @param number its line number in the file, from 1
   * @param columns how many fields it must have
   */
  record Line(int number, int columns, CsvRecord fields) {
    boolean isComplete() {
      return fields.getFieldCount() == columns;
    }

    String username() {
      return textOf(0);
    }

    /** Returns the group; empty if there is none. */
    String group() {
      return columns == 1 ? "" : textOf(1);
    }

    private String textOf(int column) {
      return CsvFormulaEscaper.original(fields.getField(column).strip());
    }
  }

  private static int header(List<String> fields) {
    if (!fields.equals(HEADER) && !fields.equals(HEADER_WITHOUT_GROUP)) {
      throw new InvalidInputException("line 1", "must be " + String.join(",", HEADER));
    }
    return fields.size();
  }

  private static CsvReader<CsvRecord> parser(InputStream csv) throws IOException {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .maxBufferSize(MAX_FIELD_LENGTH)
        .ofCsvRecord(withoutMark(csv));
  }

  private static Reader withoutMark(InputStream csv) throws IOException {
    // This decoder reports invalid UTF-8. The default decoder would replace it silently.
    var text = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static boolean isNotUtf8(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return true;
      }
    }
    return false;
  }

  private static InvalidInputException notUtf8() {
    return new InvalidInputException("", "must be UTF-8");
  }
}
