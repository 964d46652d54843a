package io.insula.analytics.internal.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.insula.kernel.web.json.UnacceptableValueException;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads a body that is one object or an array of objects. After an error in one object it continues
 * with the next one, unless the body is not JSON from there on.
 *
 * @param <T> the type of the objects
 */
final class RowReader<T> {
  static final int MAX_ROWS = 10_000;

  private final ObjectReader reader;

  RowReader(ObjectMapper json, Class<T> type) {
    this.reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Reads a body.
   *
   * @param errors collects the errors; while an object is processed, new errors belong to it
   * @throws IOException never, because the body is in memory
   */
  void read(byte[] body, Consumer<T> each, RowErrors errors) throws IOException {
    try (var parser = reader.createParser(body)) {
      var document = parser.getParsingContext();
      var first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        readArray(parser, each, errors);
      } else if (first == JsonToken.START_OBJECT) {
        readObject(parser, document, each, errors);
      } else {
        errors.add("", "The body must be an object or an array of objects.");
      }
      if (!errors.isBodyBad() && parser.nextToken() != null) {
        errors.add("", "The body is not well-formed JSON.");
      }
    } catch (JacksonException e) {
      errors.addEnd(e);
    }
  }

  private void readArray(JsonParser parser, Consumer<T> each, RowErrors errors) throws IOException {
    var array = parser.getParsingContext();
    int place = 0;
    while (nextIsRow(parser, errors, place)) {
      if (place == MAX_ROWS) {
        errors.leave();
        errors.add("", "The array must have at most " + MAX_ROWS + " entries.");
        return;
      }
      if (parser.hasToken(JsonToken.START_OBJECT)) {
        readObject(parser, array, each, errors);
      } else {
        errors.add("", "must be an object");
        skipTo(array, parser, errors);
      }
      place++;
    }
    errors.leave();
  }

  private static boolean nextIsRow(JsonParser parser, RowErrors errors, int place)
      throws IOException {
    errors.enter(place);
    try {
      return parser.nextToken() != JsonToken.END_ARRAY;
    } catch (UnacceptableValueException _) {
      // The entry is not an object. The caller notices this, too, and adds the error.
      return true;
    }
  }

  private void readObject(
      JsonParser parser, JsonStreamContext around, Consumer<T> each, RowErrors errors)
      throws IOException {
    try {
      each.accept(reader.readValue(parser));
    } catch (JsonMappingException | UnacceptableValueException e) {
      if (endsReading(e)) {
        throw e;
      }
      errors.add(e);
      skipTo(around, parser, errors);
    }
  }

  /** Skips to the end of a row that was not read completely. */
  private static void skipTo(JsonStreamContext around, JsonParser parser, RowErrors errors)
      throws IOException {
    while (parser.getParsingContext() != around) {
      try {
        parser.nextToken();
      } catch (UnacceptableValueException e) {
        errors.add(e);
      }
    }
  }

  private static boolean endsReading(JacksonException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonParseException || cause instanceof StreamConstraintsException) {
        return true;
      }
    }
    return false;
  }
}
