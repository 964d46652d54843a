package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.DupDetector;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses JSON that PostgreSQL cannot store or that programs read differently:
 *
 * <ul>
 *   <li>NUL and lone surrogates in text and names
 *   <li>numbers that are too long or beyond the range of a double
 *   <li>duplicate names in an object
 * </ul>
 *
 * <p>The parser can continue after a refusal.
 */
final class StrictJsonParser extends JsonParserDelegate {
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_SCALE = 400;

  /**
   * The names in each open object. The innermost object has the index {@code depth - 1}. Detectors
   * at higher indexes are reused for later objects.
   */
  private final List<DupDetector> names = new ArrayList<>();

  private int depth;

  StrictJsonParser(JsonParser delegate) {
    super(delegate);
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    return checked(super.nextToken());
  }

  @Override
  public @Nullable JsonToken nextValue() throws IOException {
    var token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  /** Skips the children but checks them. The wrapped parser would skip them without checks. */
  @Override
  public JsonParser skipChildren() throws IOException {
    if (currentToken() != null && currentToken().isStructStart()) {
      var around = getParsingContext().getParent();
      while (getParsingContext() != around) {
        nextToken();
      }
    }
    return this;
  }

  private @Nullable JsonToken checked(@Nullable JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      checkText();
      checkIsNew(currentName());
    } else if (token == JsonToken.VALUE_STRING) {
      checkText();
    } else if (token != null && token.isNumeric()) {
      checkNumber(token);
    } else if (token == JsonToken.START_OBJECT) {
      enterObject();
    } else if (token == JsonToken.END_OBJECT) {
      depth--;
    }
    return token;
  }

  private void enterObject() {
    if (depth == names.size()) {
      names.add(DupDetector.rootDetector((JsonParser) null));
    }
    names.get(depth).reset();
    depth++;
  }

  private void checkIsNew(String name) throws IOException {
    if (names.get(depth - 1).isDup(name)) {
      throw refuse("must not appear twice");
    }
  }

  private void checkText() throws IOException {
    var characters = getTextCharacters();
    var end = getTextOffset() + getTextLength();
    for (int i = getTextOffset(); i < end; i++) {
      var character = characters[i];
      if (character == 0) {
        throw refuse("must not contain the character U+0000");
      }
      if (!Character.isSurrogate(character)) {
        continue;
      }
      if (i + 1 == end || !Character.isSurrogatePair(character, characters[i + 1])) {
        throw refuse("must not contain half of a surrogate pair");
      }
      i++;
    }
  }

  private void checkNumber(JsonToken token) throws IOException {
    if (getTextLength() > MAX_NUMBER_LENGTH) {
      throw refuse("must be a number with at most " + MAX_NUMBER_LENGTH + " characters");
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT && !isOrdinary()) {
      throw refuse("must be a number in the range of a 64-bit floating-point number");
    }
  }

  private boolean isOrdinary() throws IOException {
    try {
      return Double.isFinite(getDoubleValue()) && Math.abs(getDecimalValue().scale()) <= MAX_SCALE;
    } catch (NumberFormatException e) {
      return false; // The exponent is too large for a BigDecimal.
    }
  }

  private UnacceptableValueException refuse(String message) {
    return new UnacceptableValueException(pathOf(getParsingContext()), message);
  }

  private static String pathOf(JsonStreamContext context) {
    if (context.inRoot()) {
      return "";
    }
    var parent = pathOf(context.getParent());
    if (context.inArray()) {
      return parent + "[" + context.getCurrentIndex() + "]";
    }
    var name = printable(context.getCurrentName());
    return parent.isEmpty() ? name : parent + "." + name;
  }

  private static String printable(String name) {
    return name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
  }
}
