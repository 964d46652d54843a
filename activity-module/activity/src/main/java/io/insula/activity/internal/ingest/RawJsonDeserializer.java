package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Reads any JSON value as its text, with all digits of its numbers. */
final class RawJsonDeserializer extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;

  RawJsonDeserializer() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return copy(parser);
  }

  private static String copy(JsonParser parser) throws IOException {
    var text = new StringWriter();
    try (var generator = parser.getCodec().getFactory().createGenerator(text)) {
      generator.copyCurrentStructureExact(parser);
    }
    return text.toString();
  }

  @Override
  public String getNullValue(DeserializationContext context) {
    return "null";
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
