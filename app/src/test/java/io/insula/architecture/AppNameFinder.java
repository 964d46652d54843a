package io.insula.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds names of apps in files that must not change when an app is added. */
final class AppNameFinder {
  /**
   * The files and folders that may name apps: those that change when an app is added, and those
   * about the whole server.
   */
  private static final List<String> MAY_NAME_APPS =
      List.of(
          "pom.xml",
          "app/pom.xml",
          // The tests of the whole server, and those of new apps that can move out.
          "app/src/test/java",
          "app/src/test/python",
          "app/src/test/resources/broken",
          "docs",
          "README.md",
          "CHANGELOG.md",
          "CONTRIBUTING.md",
          // The templates contain an app that is not hosted, and examples of new apps.
          "templates",
          // This folder deploys the whole server, also with apps in separate containers, and tests
          // the deployment.
          "docker",
          // The benchmarks and demonstrations run apps in separate processes.
          "bench/pom.xml",
          "bench/src/main/java/io/insula/bench/calls",
          "bench/src/main/java/io/insula/bench/demo",
          "bench/src/main/java/io/insula/bench/movingout",
          "bench/src/main/resources",
          "bench/src/test");

  /**
   * A class of the library Logback. Its name begins with the word "Console", which here does not
   * mean the app {@code console}.
   */
  private static final String LOGBACK_CLASS = "ConsoleAppender";

  private static final String AS_WORD = "(?<!--)\\b(?i:%s)\\b";
  private static final String AS_NAME =
      "(?:[\"'/]|\\b(?:insula|apps|migration)[./-])%1$s\\b|\\b%1$s\\.[A-Z]|_%3$s(?![A-Z])"
          + "|\\b%2$s[A-Z]\\w*";

  private AppNameFinder() {}

  /**
   * Returns the lines that name an app in files outside of the apps' folders, each with the path of
   * its file in front.
   *
   * @param words the apps whose names are also ordinary words. Such a word counts only where it is
   *     used as the name of the app
   * @param namedBefore for some apps, the files that use the name of the app in another sense
   */
  static List<String> outsideTheirFolders(
      Path root, Set<String> apps, Set<String> words, Map<String, Set<String>> namedBefore)
      throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(root::relativize)
          .filter(AppNameFinder::isChecked)
          .flatMap(
              file -> {
                var named = new TreeSet<>(apps);
                named.removeIf(
                    app -> namedBefore.getOrDefault(app, Set.of()).contains(pathOf(file)));
                return linesWith(pattern(named, words), root, file);
              })
          .sorted()
          .toList();
    }
  }

  /**
   * Returns the lines in the folder of one module that name the folder of another one, each with
   * the path of its file in front. A list of such folders would have to change when an app is
   * added.
   */
  static List<String> ofOtherModules(Path root) throws IOException {
    var folders = new TreeSet<String>();
    try (var found = Files.newDirectoryStream(root, "*-module")) {
      found.forEach(folder -> folders.add(pathOf(folder.getFileName())));
    }
    var lines = new TreeSet<String>();
    for (var folder : folders) {
      var others = folders.stream().filter(each -> !each.equals(folder)).toList();
      var pattern = Pattern.compile("\\b(?:" + String.join("|", others) + ")\\b");
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        files
            .filter(Files::isRegularFile)
            .map(root::relativize)
            .filter(file -> !others.isEmpty() && !isBuiltOrHidden(pathOf(file)))
            .flatMap(file -> linesWith(pattern, root, file))
            .forEach(lines::add);
      }
    }
    return List.copyOf(lines);
  }

  private static Pattern pattern(Set<String> apps, Set<String> words) {
    return Pattern.compile(
        apps.stream()
            .map(app -> pattern(app, words.contains(app)))
            .collect(Collectors.joining("|")));
  }

  private static String pattern(String app, boolean isWord) {
    var asType = Character.toUpperCase(app.charAt(0)) + app.substring(1);
    return (isWord ? "" : AS_WORD.formatted(app) + "|")
        + AS_NAME.formatted(app, asType, app.toUpperCase(Locale.ROOT));
  }

  private static boolean isChecked(Path file) {
    var path = pathOf(file);
    return !isBuiltOrHidden(path)
        && !path.matches("data/.*|[^/]+-(module|plugin)/.*")
        && MAY_NAME_APPS.stream().noneMatch(each -> (path + "/").startsWith(each + "/"));
  }

  private static boolean isBuiltOrHidden(String path) {
    return path.matches("(.*/)?(\\.[^/]+|target)(/.*)?");
  }

  private static String pathOf(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static Stream<String> linesWith(Pattern pattern, Path root, Path file) {
    try {
      return Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> pattern.matcher(line.replace(LOGBACK_CLASS, "")).find())
          .map(line -> file + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
