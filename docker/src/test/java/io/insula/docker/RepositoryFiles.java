package io.insula.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository that the tests read. */
final class RepositoryFiles {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DOCKER = ROOT.resolve("docker");
  static final Path KUBERNETES = DOCKER.resolve("kubernetes");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SETTING = Pattern.compile("`(INSULA_[A-Z0-9_]+)`");
  private static final Pattern SETTING_OF_AN_APP =
      Pattern.compile("INSULA_(APPS_[A-Z]+|REMOTE_[A-Z]+_(TARGET|CALLERS|WEB_TARGET))");

  private RepositoryFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> yaml(Path file) {
    return YamlDocuments.parse(text(file));
  }

  /**
   * Returns all files below a folder whose names have one of these endings, sorted; empty if the
   * folder does not exist.
   */
  static List<Path> files(Path folder, String... endings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the variables of Insula that its documentation does not contain. */
  static List<String> undocumented(Stream<String> variables) {
    var documented = documentedSettings();
    return variables
        .filter(name -> name.startsWith("INSULA_"))
        .filter(name -> !documented.contains(name))
        .filter(name -> !documented.contains(name.replaceAll("_FILE$", "")))
        .filter(name -> !SETTING_OF_AN_APP.matcher(name).matches())
        .toList();
  }

  private static Set<String> documentedSettings() {
    return SETTING
        .matcher(text(ROOT.resolve("docs/configuration.md")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
