package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads UUIDs in the format of RFC 9562. Jackson's reader also accepts Base64, and reads an empty
 * text as null.
 */
@Singleton
final class StrictUuidDeserializer extends JsonDeserializer<UUID> {
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Override
  public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (UUID) context.handleUnexpectedToken(UUID.class, parser);
    }
    var text = parser.getText();
    if (!TEXT.matcher(text).matches()) {
      throw context.weirdStringException(text, UUID.class, "not a UUID");
    }
    return UUID.fromString(text);
  }
}
