package io.insula.template.apps;

import io.insula.template.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out whether a repository already uses the name that is requested for a new app. */
final class TakenNames {
  private static final String PACKAGE = "io/insula/";
  private static final String ARTIFACT = "insula-";

  /**
   * The files that may contain names of apps. The class {@code AppNames} in the tests of the
   * deployable has the same list.
   */
  private static final Pattern MAY_NAME_APPS =
      Pattern.compile(
          "(.*/)?\\.[^/]+(/.*)?|[^/]+-module/.*|(app/)?pom\\.xml|app/src/test/.*|(docs|docker)/.*"
              + "|templates/.*|(README|CHANGELOG|CONTRIBUTING)\\.md|bench/pom\\.xml"
              + "|bench/src/(test|main/resources|main/java/io/insula/bench/(calls|demo|movingout))/.*");

  private static final Pattern ROUTES = Pattern.compile(".*/src/main/java/.*\\.java");

  private final Path home;

  TakenNames(Path home) {
    this.home = home;
  }

  /** Returns what uses the name; empty if it is free. */
  Optional<String> userOf(AppName name) throws IOException, InterruptedException {
    if (Pom.in(home.resolve("pom.xml")).hasArtifact(ARTIFACT + name)) {
      return Optional.of("there is a module " + ARTIFACT + name);
    }
    for (var folder : new String[] {name.text(), name.folder()}) {
      if (Files.exists(home.resolve(folder))) {
        return Optional.of("there is a folder " + folder);
      }
    }
    return userInFiles(name);
  }

  private Optional<String> userInFiles(AppName name) throws IOException, InterruptedException {
    var route = Pattern.compile("\"/" + name + "[/\"{?]");
    var mention = Pattern.compile(asName(name));
    for (var file : new Git(home).files(".")) {
      var path = file.toString().replace('\\', '/');
      if (path.contains("/" + PACKAGE + name + "/")) {
        return Optional.of(path + " has the package " + (PACKAGE + name).replace('/', '.'));
      }
      if (path.contains("/db/migration/" + name + "/")) {
        return Optional.of(path + " has the schema " + name);
      }
      if (ROUTES.matcher(path).matches() && contains(file, route)) {
        return Optional.of(path + " has a route /" + name);
      }
      if (!MAY_NAME_APPS.matcher(path).matches() && contains(file, mention)) {
        return Optional.of(path + " uses the name, and code outside of an app must name no app");
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether the name is an ordinary word in the code outside of apps, for instance in
   * comments.
   */
  boolean isWord(AppName name) throws IOException, InterruptedException {
    var word = Pattern.compile("(?<!--)\\b(?i:" + name + ")\\b");
    for (var file : new Git(home).files(".")) {
      var path = file.toString().replace('\\', '/');
      if (!MAY_NAME_APPS.matcher(path).matches() && contains(file, word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns a regular expression for texts in which the name means an app and not the ordinary
   * word. It is the same as in the class {@code AppNames} of the module {@code app}.
   */
  private static String asName(AppName name) {
    return "(?:[\"'/]|\\b(?:insula|apps|migration)[./-])%1$s\\b|\\b%1$s\\.[A-Z]|_%3$s(?![A-Z])|\\b%2$s[A-Z]\\w*"
        .formatted(name.text(), name.capitalized(), name.text().toUpperCase(Locale.ROOT));
  }

  private boolean contains(Path file, Pattern pattern) throws IOException {
    var text = Files.readString(home.resolve(file), StandardCharsets.ISO_8859_1);
    return text.lines().anyMatch(pattern.asPredicate());
  }
}
