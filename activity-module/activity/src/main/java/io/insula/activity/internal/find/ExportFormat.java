package io.insula.activity.internal.find;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.insula.activity.RecordedEvent;
import io.insula.activity.internal.reading.NdjsonEventWriter;
import io.insula.kernel.base.text.CsvFormulaEscaper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The format of an export. */
enum ExportFormat {
  /** A JSON object in each line. */
  NDJSON(ExportFormat.NDJSON_TYPE) {
    @Override
    String head() {
      return "";
    }

    @Override
    String portion(List<RecordedEvent> events, ObjectMapper json) {
      var lines = new StringBuilder();
      for (var event : events) {
        lines.append(NdjsonEventWriter.of(event, json)).append('\n');
      }
      return lines.toString();
    }
  },

  /** CSV (RFC 4180) with a header line. */
  CSV(ExportFormat.CSV_TYPE + ";charset=utf-8") {
    @Override
    String head() {
      return "id,created_at,component,environment,email,message,data\r\n";
    }

    @Override
    String portion(List<RecordedEvent> events, ObjectMapper json) {
      var text = new StringWriter();
      try (var csv = CsvWriter.builder().build(text)) {
        events.forEach(event -> csv.writeRecord(cells(event)));
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory failed", e);
      }
      return text.toString();
    }

    private static List<String> cells(RecordedEvent event) {
      return List.of(
          event.id().toString(),
          event.createdAt().toString(),
          CsvFormulaEscaper.harmless(event.component()),
          CsvFormulaEscaper.harmless(event.environment()),
          CsvFormulaEscaper.harmless(Objects.requireNonNullElse(event.email(), "")),
          CsvFormulaEscaper.harmless(event.message()),
          CsvFormulaEscaper.harmless(event.data()));
    }
  };

  /** The media types without parameters, for annotations. */
  static final String NDJSON_TYPE = "application/x-ndjson";

  static final String CSV_TYPE = "text/csv";

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  abstract String head();

  abstract String portion(List<RecordedEvent> events, ObjectMapper json);
}
