package io.insula.kernel.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.privacy.PersonalItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes each item as one line of JSON. */
final class ExportLineWriter {
  private static final String KIND = "kind";

  private final ObjectMapper json;

  ExportLineWriter(ObjectMapper json) {
    this.json = json;
  }

  byte[] of(PersonalItem item) {
    var line = new ByteArrayOutputStream();
    try (var generator = json.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField(KIND, item.kind());
      for (var value : item.values().entrySet()) {
        generator.writeFieldName(value.getKey());
        write(generator, value.getValue());
      }
      generator.writeEndObject();
      generator.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    if (value instanceof PersonalItem.Json(String text)) {
      generator.writeRawValue(text);
    } else {
      generator.writePOJO(value);
    }
  }
}
