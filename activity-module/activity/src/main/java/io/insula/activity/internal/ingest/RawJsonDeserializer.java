package io.insula.activity.internal.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Reads any JSON value as a JSON text without white space. Its numbers stay as they were sent. */
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
      int depth = 0;
      do {
        copyToken(parser, generator);
        depth += depthChange(parser);
      } while (depth > 0 && parser.nextToken() != null);
    }
    return text.toString();
  }

  private static void copyToken(JsonParser parser, JsonGenerator generator) throws IOException {
    if (parser.currentToken().isNumeric()) {
      // Numbers are copied as text. As a BigDecimal, -0.0 would lose its sign, and 1e5 would become
      // 1E+5.
      generator.writeNumber(parser.getText());
    } else {
      generator.copyCurrentEvent(parser);
    }
  }

  private static int depthChange(JsonParser parser) {
    if (parser.currentToken().isStructStart()) {
      return 1;
    }
    return parser.currentToken().isStructEnd() ? -1 : 0;
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
