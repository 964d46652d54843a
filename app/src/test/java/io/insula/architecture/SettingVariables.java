package io.insula.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the environment variables of settings in the code and in the documentation. */
final class SettingVariables {
  private static final Pattern VARIABLE = Pattern.compile("\\bINSULA_[A-Z0-9_]*[A-Z0-9]\\b");
  private static final Pattern PROPERTY = Pattern.compile("insula(\\.[a-z][a-z0-9-]*)+");
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\|\\s*`(INSULA_[A-Z0-9_]*[A-Z0-9])`\\s*\\|");

  /**
   * The variables that exist for each app. The documentation names such a variable once, with X in
   * place of the app.
   */
  private static final Pattern OF_ONE_APP =
      Pattern.compile("INSULA_(APPS_[A-Z]+|REMOTE_[A-Z]+_(TARGET|WEB_TARGET|CALLERS))");

  private SettingVariables() {}

  /** Returns every variable that this text names. */
  static Set<String> named(String text) {
    return matches(VARIABLE, text, 0);
  }

  /** Returns every variable that has a line in this document's tables. */
  static Set<String> documented(String document) {
    return matches(DOCUMENTED, document, 1);
  }

  /** Returns every variable that the sources and properties of the modules name. */
  static Set<String> used(Path root) throws Exception {
    var used = new TreeSet<String>();
    for (var folder : MavenModules.folders(root)) {
      var sources = root.resolve(folder).resolve("src/main");
      if (Files.exists(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          for (var file : files.filter(SettingVariables::namesSettings).toList()) {
            used.addAll(named(Files.readString(file)));
          }
        }
      }
    }
    return used;
  }

  /**
   * Returns the environment variables of the properties that the code reads by their names, for
   * instance in {@code @Value}.
   */
  static Set<String> askedFor(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(ClassFileTextReader::of)
        .filter(PROPERTY.asMatchPredicate())
        .map(property -> property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the differences between used and documented variables, each in one line.
   *
   * @param used the variables that must be documented
   * @param optional more variables that may be documented but need not be
   */
  static List<String> differences(Set<String> used, Set<String> optional, Set<String> documented) {
    return Stream.concat(
            used.stream()
                .filter(each -> !OF_ONE_APP.matcher(each).matches())
                .filter(each -> !documented.contains(each))
                .map(each -> each + " has no line in docs/configuration.md"),
            documented.stream()
                .filter(each -> !used.contains(each) && !optional.contains(each))
                .map(each -> each + " is in docs/configuration.md but nothing reads it"))
        .sorted()
        .toList();
  }

  private static boolean namesSettings(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".properties");
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
