package io.insula.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The old and new names of settings, and the settings themselves, from the files of all modules.
 *
 * @param renamed the new name for each old name of a property or variable
 * @param settings the default of each property
 */
record RenamedSettingNames(Map<String, String> renamed, Map<String, String> settings) {
  private static final String FOLDER = "src/main/resources/META-INF/";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

  /** Matches a row of the documented table: the old variable, the old and the new property. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| `([a-z0-9.-]+)` \\| `([a-z0-9.-]+)` \\|$");

  static RenamedSettingNames of(Path root) throws Exception {
    var renamed = new TreeMap<String, String>();
    var settings = new TreeMap<String, String>();
    for (var folder : MavenModules.folders(root)) {
      var resources = root.resolve(folder).resolve(FOLDER);
      readInto(renamed, resources.resolve("insula-renamed.properties"));
      readInto(settings, resources.resolve("insula.properties"));
    }
    return new RenamedSettingNames(renamed, settings);
  }

  private static void readInto(Map<String, String> names, Path file) throws IOException {
    if (Files.exists(file)) {
      names.putAll(parse(Files.readString(file)));
    }
  }

  static Map<String, String> parse(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  /**
   * Returns the errors in the names, each in one line.
   *
   * @param document the text with the table of renamed settings
   */
  List<String> violations(String document) {
    var violations = new TreeSet<String>();
    var documented = new TreeMap<String, List<String>>();
    ROW.matcher(document)
        .results()
        .forEach(row -> documented.put(row.group(2), List.of(row.group(1), row.group(3))));
    for (var old : renamed.keySet()) {
      if (isSetting(old)) {
        violations.add(old + " is an old name and a setting");
      }
      if (!isSetting(renamed.get(old))) {
        violations.add(old + " has the new name " + renamed.get(old) + ", which is no setting");
      }
      if (isProperty(old) && !isDocumented(old, documented)) {
        violations.add(old + " has no row with its variable and its new name");
      }
    }
    documented.keySet().stream()
        .filter(old -> !renamed.containsKey(old))
        .forEach(old -> violations.add(old + " has a row but is no old name"));
    return new ArrayList<>(violations);
  }

  private boolean isDocumented(String old, Map<String, List<String>> documented) {
    var row = documented.getOrDefault(old, List.of("", ""));
    return renamed.containsKey(row.getFirst())
        && row.getLast().equals(renamed.get(old))
        && variableOf(row.getLast()).equals(renamed.get(row.getFirst()));
  }

  private boolean isSetting(String name) {
    return isProperty(name)
        ? settings.containsKey(name)
        : settings.keySet().stream().map(this::variableOf).anyMatch(name::equals);
  }

  private static boolean isProperty(String name) {
    return name.equals(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the variable of a property; empty if it has none. */
  private String variableOf(String property) {
    var variable = VARIABLE.matcher(settings.getOrDefault(property, ""));
    return variable.lookingAt() ? variable.group(1) : "";
  }
}
