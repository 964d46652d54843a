package io.insula.template.apps;

import io.insula.template.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks whether the name of a new app is free. No module, schema, route, class or setting of the
 * new app may exist already.
 */
final class TakenNameCheck {
  private static final String PACKAGE = "io/insula/";
  private static final String ARTIFACT = "insula-";
  private static final Pattern CODE =
      Pattern.compile("(?!(?:.*-)?bench/|.*/[^/]*-bench/).*/src/main/java/.*\\.java");

  private static final Pattern CONTROLLER_WITH_PATH = Pattern.compile("@Controller\\(\"(/[^\"]+)");
  private static final Pattern MIGRATION = Pattern.compile(".*/db/migration/.*\\.sql");
  private static final Pattern SETTINGS =
      Pattern.compile("docs/configuration\\.md|.*/src/main/.*\\.(java|properties)");

  /**
   * Matches main code and test classes, whose names must be unique. The architecture test {@code
   * ClassNamesTest} has the same rule.
   */
  private static final Pattern CLASS =
      Pattern.compile(".*/src/(?:main/java/.*?|test/java/.*?Test)\\.java");

  private final Path home;

  TakenNameCheck(Path home) {
    this.home = home;
  }

  /**
   * Returns a text about the module, folder or file that already uses the name; empty if the name
   * is free.
   *
   * @param files the files of the new app, relative to the repository
   */
  Optional<String> userOf(AppName name, List<Path> files) throws IOException, InterruptedException {
    for (var folder : AppForm.foldersOf(name)) {
      if (Files.isDirectory(home.resolve(folder)) && new Git(home).tracked(folder).isEmpty()) {
        return Optional.of(
            "there is a folder %1$s that is not committed. If an interrupted command left it, delete it with ./insula remove app %2$s --force"
                .formatted(folder, name));
      }
    }
    if (Pom.in(home.resolve("pom.xml")).hasArtifact(ARTIFACT + name)) {
      return Optional.of("there is a module " + ARTIFACT + name);
    }
    for (var folder : AppForm.foldersOf(name)) {
      if (exists(folder)) {
        return Optional.of("there is a folder " + folder);
      }
    }
    if (exists(name.text())) {
      return Optional.of("there is a folder " + name);
    }
    var classes = files.stream().filter(TakenNameCheck::isClass).map(Path::getFileName);
    return userInFiles(name, classes.map(String::valueOf).collect(Collectors.toSet()));
  }

  private boolean exists(String path) {
    return Files.exists(home.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isClass(Path file) {
    return CLASS.matcher(pathOf(file)).matches() && !file.endsWith("package-info.java");
  }

  private Optional<String> userInFiles(AppName name, Set<String> classes)
      throws IOException, InterruptedException {
    for (var file : new Git(home).files(".")) {
      var path = pathOf(file);
      if (path.contains("/" + PACKAGE + name + "/")) {
        return Optional.of(path + " has the package " + (PACKAGE + name).replace('/', '.'));
      }
      if (path.contains("/db/migration/" + name + "/")) {
        return Optional.of(path + " has the schema " + name);
      }
      if (isClass(file) && classes.contains(String.valueOf(file.getFileName()))) {
        return Optional.of(path + " has the name of a class of the new app");
      }
      var use = useIn(path, name);
      if (use.isPresent()) {
        return use;
      }
    }
    return Optional.empty();
  }

  private Optional<String> useIn(String path, AppName name) throws IOException {
    if (CODE.matcher(path).matches()) {
      var text = read(path);
      if (hasRoute(text, name)) {
        return Optional.of(path + " has a route /" + name);
      }
      if (PossibleSqlTexts.ofCode(text).nameTablesOf(name)) {
        return Optional.of(path + " has a text that could name a table " + name + ".X");
      }
    }
    if (MIGRATION.matcher(path).matches()
        && PossibleSqlTexts.ofMigration(read(path)).nameTablesOf(name)) {
      return Optional.of(path + " names a table " + name + ".X");
    }
    var setting = "INSULA_" + name.text().toUpperCase(Locale.ROOT) + "_";
    if (SETTINGS.matcher(path).matches() && read(path).contains(setting)) {
      return Optional.of(path + " has settings that begin with " + setting);
    }
    if (path.equals("docs/style.md") && read(path).contains("\n| `" + name + "` | ")) {
      return Optional.of(path + " refuses the word in texts");
    }
    return Optional.empty();
  }

  /**
   * Returns whether a controller has a route that begins with the name, for instance {@code
   * /inventory}.
   */
  private static boolean hasRoute(String text, AppName name) {
    var controller = CONTROLLER_WITH_PATH.matcher(text);
    return controller.find()
        ? controller.group(1).matches("/" + name + "(?:[/{?].*)?")
        : Pattern.compile("\"/" + name + "[/\"{?]").matcher(text).find();
  }

  private String read(String path) throws IOException {
    return Files.readString(home.resolve(path), StandardCharsets.ISO_8859_1);
  }

  private static String pathOf(Path file) {
    return file.toString().replace('\\', '/');
  }
}
