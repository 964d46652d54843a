package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.insula.kernel.web.ClientTimeParser;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/** Reads times in the forms of {@link ClientTimeParser}, and refuses numbers. */
@Singleton
final class StrictInstantDeserializer extends JsonDeserializer<Instant> {
  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
    var text = parser.getText();
    var time = ClientTimeParser.parse(text);
    if (time.isEmpty()) {
      throw context.weirdStringException(text, Instant.class, "not in the format of RFC 3339");
    }
    return time.get();
  }
}
