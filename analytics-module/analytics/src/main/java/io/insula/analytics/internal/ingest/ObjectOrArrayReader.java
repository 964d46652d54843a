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
 * Reads a body that is one object or an array of objects. Continues after an error in an object.
 * Refuses the whole array in two cases:
 *
 * <ul>
 *   <li>The JSON between the objects is malformed.
 *   <li>A malformed object may be several objects.
 * </ul>
 *
 * @param <T> the type of the objects
 */
final class ObjectOrArrayReader<T> {
  static final int MAX_ROWS = 10_000;

  private static final String MALFORMED_ROW = "must be well-formed JSON";
  private static final String TOO_LARGE_ROW =
      "must not be nested too deeply, or have a name or a number that is too long";

  private static final String MALFORMED = "The body is not well-formed JSON.";

  private final ObjectReader reader;

  ObjectOrArrayReader(ObjectMapper json, Class<T> type) {
    this.reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Reads a body.
   *
   * @param each receives each readable object, even if the body is refused later
   * @param errors collects the errors; new errors belong to the object that is being processed
   * @throws IOException never, because the body is in memory
   */
  void read(byte[] body, Consumer<T> each, RowErrors errors) throws IOException {
    try (var parser = reader.createParser(body)) {
      var document = parser.getParsingContext();
      var first = parser.nextToken();
      var isAllRead = false;
      if (first == JsonToken.START_ARRAY) {
        isAllRead = readArray(parser, body, each, errors);
      } else if (first == JsonToken.START_OBJECT) {
        readObject(parser, document, each, errors);
      } else {
        errors.add("", "The body must be an object or an array of objects.");
      }
      if (!isAllRead && !errors.isBodyBad() && parser.nextToken() != null) {
        errors.add("", MALFORMED);
      }
    } catch (JacksonException e) {
      errors.addEnd(e);
    }
  }

  /** Reads an array. Returns true if the parser must not read the rest of the body any more. */
  private boolean readArray(JsonParser parser, byte[] body, Consumer<T> each, RowErrors errors)
      throws IOException {
    var array = parser.getParsingContext();
    errors.enter(0);
    for (var place = 0;
        nextIsValue(parser) && !parser.hasToken(JsonToken.END_ARRAY);
        errors.enter(++place)) {
      if (isTooLong(place, errors)) {
        return true;
      }
      var start = parser.currentTokenLocation().getCharOffset();
      var isObject = parser.hasToken(JsonToken.START_OBJECT);
      try {
        readRow(parser, array, each, errors);
      } catch (JacksonException e) {
        if (!isObject || !endsReading(e)) {
          throw e;
        }
        errors.add("", complaintAbout(e));
        readFromUnreadable(body, byteOffset(body, start), place, each, errors);
        return true;
      }
    }
    errors.leave();
    return false;
  }

  /**
   * Converts a position in characters to a position in bytes.
   *
   * @param text the text in UTF-8
   * @param character the position in Java characters; four bytes in UTF-8 are two Java characters
   */
  private static int byteOffset(byte[] text, long character) {
    var position = 0;
    for (var before = character; before > 0 || isWithinCharacter(text[position]); position++) {
      if (!isWithinCharacter(text[position])) {
        before -= (text[position] & 0xF8) == 0xF0 ? 2 : 1;
      }
    }
    return position;
  }

  private static boolean isWithinCharacter(byte part) {
    return (part & 0xC0) == 0x80;
  }

  private static boolean isTooLong(int place, RowErrors errors) {
    if (place < MAX_ROWS) {
      return false;
    }
    errors.leave();
    errors.add("", "The array must have at most " + MAX_ROWS + " entries.");
    return true;
  }

  /**
   * Reads the rest of an array after an unreadable object.
   *
   * @param start the position of this object in the body, in bytes
   * @param first the index of this object in the array
   */
  private void readFromUnreadable(
      byte[] body, int start, int first, Consumer<T> each, RowErrors errors) throws IOException {
    var entries = new JsonArrayScanner(body, start);
    var goesOn = entries.findEnd() && !entries.mayBeSeveral();
    for (var place = first + 1; goesOn && entries.next(); place++) {
      if (isTooLong(place, errors)) {
        return;
      }
      errors.enter(place);
      goesOn = entries.findEnd() && readEntry(body, entries, each, errors);
    }
    errors.leave();
    if (!goesOn || !entries.isLast()) {
      errors.add("", MALFORMED);
    }
  }

  /** Reads an entry with a separate parser. Returns whether the rest of the array can be read. */
  private boolean readEntry(
      byte[] body, JsonArrayScanner entries, Consumer<T> each, RowErrors errors)
      throws IOException {
    try (var parser = reader.createParser(body, entries.start(), entries.length())) {
      var document = parser.getParsingContext();
      if (!nextIsValue(parser)) {
        return false;
      }
      readRow(parser, document, each, errors);
      return entries.isObject() || parser.nextToken() == null;
    } catch (JacksonException e) {
      if (!endsReading(e)) {
        throw e;
      }
      errors.add("", complaintAbout(e));
      return entries.isObject() && !entries.mayBeSeveral();
    }
  }

  private static boolean nextIsValue(JsonParser parser) throws IOException {
    try {
      return parser.nextToken() != null;
    } catch (UnacceptableValueException _) {
      // The entry is not an object. The caller checks this and adds the error.
      return true;
    }
  }

  private void readRow(
      JsonParser parser, JsonStreamContext around, Consumer<T> each, RowErrors errors)
      throws IOException {
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      readObject(parser, around, each, errors);
    } else {
      errors.add("", "must be an object");
      skipTo(around, parser, errors);
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

  /** Skips the rest of a row that has an error. */
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
    return isMalformed(error) || has(StreamConstraintsException.class, error);
  }

  private static boolean isMalformed(JacksonException error) {
    return has(JsonParseException.class, error);
  }

  private static String complaintAbout(JacksonException error) {
    return isMalformed(error) ? MALFORMED_ROW : TOO_LARGE_ROW;
  }

  private static boolean has(Class<? extends JacksonException> type, JacksonException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
