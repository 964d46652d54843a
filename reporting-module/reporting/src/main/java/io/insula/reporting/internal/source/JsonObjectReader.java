package io.insula.reporting.internal.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in a response of the other backend. Each method throws {@link
 * ReportFailedException} for a missing field or a wrong type. Only methods whose names end in
 * {@code OrNull} or {@code OrNone} accept null.
 */
final class JsonObjectReader {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /**
   * The maximum number of digits of a decimal number. A number such as 1e999999999 would fill the
   * memory when it is written out.
   */
  private static final int MAX_DIGITS = 100;

  private final String path;
  private final JsonNode node;

  /**
   * @param path the path of the object for messages; empty for the whole response
   */
  JsonObjectReader(String path, JsonNode node) {
    if (!node.isObject()) {
      throw unlike("an object", path);
    }
    this.path = path;
    this.node = node;
  }

  static ReportFailedException unlike(String expected, String path) {
    return new ReportFailedException(
        "The backend of the cycles did not send %s in %s. Check the version of that backend."
            .formatted(expected, path.isEmpty() ? "its answer" : path),
        false,
        null);
  }

  JsonNode node() {
    return node;
  }

  JsonObjectReader object(String name) {
    return new JsonObjectReader(at(name), field(name));
  }

  @Nullable JsonObjectReader objectOrNull(String name) {
    return isNull(name) ? null : object(name);
  }

  List<JsonObjectReader> objects(String name) {
    return list(name, JsonObjectReader::new);
  }

  String text(String name) {
    return text(at(name), field(name));
  }

  @Nullable String textOrNull(String name) {
    return isNull(name) ? null : text(name);
  }

  List<String> texts(String name) {
    return list(name, JsonObjectReader::text);
  }

  @Nullable List<String> textsOrNull(String name) {
    return isNull(name) ? null : texts(name);
  }

  List<String> textsOrNone(String name) {
    return isNull(name) ? List.of() : texts(name);
  }

  long id(String name) {
    return id(at(name), field(name));
  }

  @Nullable Long idOrNull(String name) {
    return isNull(name) ? null : Long.valueOf(id(name));
  }

  List<Long> ids(String name) {
    return list(name, JsonObjectReader::id);
  }

  boolean flag(String name) {
    var value = field(name);
    if (!value.isBoolean()) {
      throw unlike("true or false", at(name));
    }
    return value.booleanValue();
  }

  long count(String name) {
    var value = field(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw unlike("a whole number", at(name));
    }
    return value.longValue();
  }

  @Nullable Long countOrNull(String name) {
    return isNull(name) ? null : Long.valueOf(count(name));
  }

  int number(String name) {
    var count = count(name);
    if (count != (int) count) {
      throw unlike("a whole number of 32 bits", at(name));
    }
    return (int) count;
  }

  @Nullable Integer numberOrNull(String name) {
    return isNull(name) ? null : Integer.valueOf(number(name));
  }

  BigDecimal decimal(String name) {
    var value = field(name);
    if (!value.isNumber()
        || value.decimalValue().precision() > MAX_DIGITS
        || Math.abs(value.decimalValue().scale()) > MAX_DIGITS) {
      throw unlike("a decimal number", at(name));
    }
    return value.decimalValue();
  }

  @Nullable BigDecimal decimalOrNull(String name) {
    return isNull(name) ? null : decimal(name);
  }

  Instant time(String name) {
    try {
      return OffsetDateTime.parse(text(name)).toInstant();
    } catch (DateTimeException _) {
      throw unlike("a time", at(name));
    }
  }

  @Nullable Instant timeOrNull(String name) {
    return isNull(name) ? null : time(name);
  }

  private JsonNode field(String name) {
    return Objects.requireNonNullElse(node.get(name), MissingNode.getInstance());
  }

  private boolean isNull(String name) {
    return field(name).isNull();
  }

  private <T> List<T> list(String name, BiFunction<String, JsonNode, T> read) {
    var value = field(name);
    if (!value.isArray()) {
      throw unlike("a list", at(name));
    }
    return StreamSupport.stream(value.spliterator(), false)
        .map(each -> Objects.requireNonNull(read.apply(at(name), each)))
        .toList();
  }

  private static String text(String path, JsonNode value) {
    if (!value.isTextual()) {
      throw unlike("a text", path);
    }
    return value.textValue();
  }

  private static long id(String path, JsonNode value) {
    var text = text(path, value);
    if (!ID.matcher(text).matches()) {
      throw unlike("an id", path);
    }
    return Long.parseLong(text);
  }

  /** Returns the path of a field, for messages. */
  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
