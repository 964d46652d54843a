package io.insula.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The environment variables that settings come from, and those that are documented. */
final class Settings {
  private static final Pattern VARIABLE = Pattern.compile("\\bINSULA_[A-Z0-9_]*[A-Z0-9]\\b");
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\|\\s*`(INSULA_[A-Z0-9_]*[A-Z0-9])`\\s*\\|");

  private Settings() {}

  /** Every variable that this text names. */
  static Set<String> named(String text) {
    return matches(VARIABLE, text, 0);
  }

  /** Every variable that has a line in this document's tables. */
  static Set<String> documented(String document) {
    return matches(DOCUMENTED, document, 1);
  }

  /** Every variable that the code, its properties or the front door name. */
  static Set<String> used(House house, Path root) throws IOException {
    var used = new TreeSet<String>();
    house.classes().stream()
        .flatMap(ClassConstants::of)
        .filter(VARIABLE.asMatchPredicate())
        .forEach(used::add);
    try (Stream<Path> files = Files.walk(root)) {
      for (var file : files.filter(Settings::holdsSettings).toList()) {
        used.addAll(named(Files.readString(file)));
      }
    }
    return used;
  }

  /** What differs between use and documents, each in one line. */
  static List<String> differences(Set<String> used, Set<String> documented) {
    return Stream.concat(
            used.stream()
                .filter(each -> !documented.contains(each))
                .map(each -> each + " has no line in docs/configuration.md"),
            documented.stream()
                .filter(each -> !used.contains(each))
                .map(each -> each + " stands in docs/configuration.md and nothing reads it"))
        .sorted()
        .toList();
  }

  private static boolean holdsSettings(Path file) {
    var path = file.toString().replace('\\', '/');
    return path.endsWith("src/main/resources/application.properties")
        || path.endsWith("src/main/resources/application-development.properties");
  }

  private static Set<String> matches(Pattern pattern, String text, int group) {
    var found = new TreeSet<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }
}
