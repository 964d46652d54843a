package io.insula.analytics.internal.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the built-in tables of the app from its jar. */
final class BuiltInTableReader {
  private static final String FOLDER = "/io/insula/analytics/";

  private BuiltInTableReader() {}

  /** Returns the text of a file. */
  static String text(String name) {
    var path = FOLDER + name;
    try (var file =
        Objects.requireNonNull(BuiltInTableReader.class.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines of a file without blank lines and lines that begin with {@code #}. */
  static List<String> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }
}
