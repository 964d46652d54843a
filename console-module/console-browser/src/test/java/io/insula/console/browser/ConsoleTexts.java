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

/** The texts of the console in one language, from its message files. */
final class ConsoleTexts {
  private static final Path FOLDER =
      Path.of("..", "console", "src", "main", "resources", "console", "messages");

  private final Map<String, JsonNode> messages = new LinkedHashMap<>();

  /** The English texts. */
  ConsoleTexts() {
    this("en");
  }

  /**
   * @param language the name of a folder of message files
   */
  ConsoleTexts(String language) {
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
   * @param parameters pairs of a name and its value; {@code count} also chooses the plural form:
   *     {@code one} for 1, and {@code other} for every other number, in every language
   * @throws IllegalArgumentException if no message has this key
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
    var isOne = "1".equals(String.valueOf(values.get("count")));
    var text =
        (message.isObject() ? message.required(isOne ? "one" : "other") : message).textValue();
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
    }
    return text;
  }
}
