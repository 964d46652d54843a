package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.io.IOException;
import java.util.List;

/**
 * Reads an optional list of texts: an omitted list is empty, and null is refused. Components of
 * request records use this class in {@code @JsonDeserialize}.
 */
public final class OptionalTextListDeserializer extends StdDeserializer<List<String>> {
  private static final long serialVersionUID = 1L;

  OptionalTextListDeserializer() {
    super(List.class);
  }

  @Override
  public List<String> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return List.of(context.readValue(parser, String[].class));
  }

  @Override
  public List<String> getNullValue(DeserializationContext context) throws InvalidNullException {
    throw InvalidNullException.from(context, null, context.constructType(List.class));
  }

  @Override
  public List<String> getAbsentValue(DeserializationContext context) {
    return List.of();
  }
}
