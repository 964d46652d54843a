package io.insula.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of the console in one language, from its message files. */
final class ConsoleTexts {
  private static final Path FOLDER =
      Path.of("..", "console", "src", "main", "resources", "console", "messages");

  private final String language;
  private final Map<String, JsonNode> messages = new LinkedHashMap<>();

  /** The English texts. */
  ConsoleTexts() {
    this("en");
  }

  /**
   * @param language the name of a folder of message files
   */
  ConsoleTexts(String language) {
    this.language = language;
    var reader = new ObjectMapper();
    try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
      for (var file : files.toList()) {
        reader
            .readTree(Files.readString(file))
            .properties()
            .forEach(message -> messages.put(message.getKey(), message.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a text.
   *
   * @param parameters pairs of a name and its value; the value of {@code count} is a whole number,
   *     maybe a text with separators of thousands, and also chooses the plural form
   * @throws IllegalArgumentException if no message has this key, or if the message has plural forms
   *     and there is no count
   */
  String of(String key, Object... parameters) {
    var values = new LinkedHashMap<String, Object>();
    for (var i = 0; i < parameters.length; i += 2) {
      values.put((String) parameters[i], parameters[i + 1]);
    }
    var message = messages.get(key);
    if (message == null) {
      throw new IllegalArgumentException("There is no text " + key);
    }
    var text =
        (message.isObject()
                ? message.required(pluralForm(language, numberOf(key, values.get("count"))))
                : message)
            .textValue();
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
    }
    return text;
  }

  private static long numberOf(String key, @Nullable Object count) {
    if (count == null) {
      throw new IllegalArgumentException("The text " + key + " needs a count");
    }
    return Long.parseLong(count.toString().replaceAll("\\D", ""));
  }

  /**
   * Returns the plural category of a whole number in a language, as CLDR has it.
   *
   * @param count 0 or more
   * @throws IllegalArgumentException if this class does not know the language
   */
  static String pluralForm(String language, long count) {
    var ones = count % 10;
    var tens = count % 100;
    return switch (language) {
      case "en" -> count == 1 ? "one" : "other";
      case "pl" -> {
        var isFew = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
        yield count == 1 ? "one" : isFew ? "few" : "many";
      }
      case "ar" ->
          switch ((int) Math.min(count, 3)) {
            case 0 -> "zero";
            case 1 -> "one";
            case 2 -> "two";
            default -> tens > 10 ? "many" : tens > 2 ? "few" : "other";
          };
      default ->
          throw new IllegalArgumentException("The plural forms of " + language + " are unknown");
    };
  }
}
