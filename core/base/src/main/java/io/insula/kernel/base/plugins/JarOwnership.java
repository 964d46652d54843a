package io.insula.kernel.base.plugins;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records which classes exist, and which jar has each package, app, schema and setting. A plugin is
 * refused if another jar already has one of these.
 */
final class JarOwnership {
  private static final String OURS = "io/insula/";
  private static final String MIGRATIONS = "db/migration/";

  private final Map<String, String> packages = new HashMap<>();
  private final Map<String, String> apps = new HashMap<>();
  private final Map<String, String> schemas = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Set<String> classes = new HashSet<>();

  /**
   * Adds a file of a jar.
   *
   * @param file the path in the jar
   */
  void addFile(String file, String jar) {
    if (isClass(file)) {
      classes.add(file.substring(0, file.length() - JarFiles.CLASS.length()));
      var folder = folderOf(file);
      packages.putIfAbsent(folder, jar);
      if (folder.startsWith(OURS)) {
        apps.putIfAbsent(firstFolder(folder, OURS), jar);
      }
    } else if (file.startsWith(MIGRATIONS) && file.endsWith(".sql")) {
      schemas.putIfAbsent(firstFolder(file, MIGRATIONS), jar);
    }
  }

  /**
   * Adds a setting.
   *
   * @param setting the file and the name of the setting, for instance {@code
   *     META-INF/insula.properties: insula.jobs.heartbeat}
   */
  void addSetting(String setting, String jar) {
    settings.putIfAbsent(setting, jar);
  }

  /** Returns the jar with classes in a package, for instance {@code io/insula/api}. */
  Optional<String> ownerOfPackage(String folder) {
    return Optional.ofNullable(packages.get(folder));
  }

  /**
   * Returns the jar that has the classes of an app, which are in the folder {@code io/insula/APP}.
   *
   * @param app an app, or {@code kernel} for the classes of core
   */
  Optional<String> ownerOfApp(String app) {
    return Optional.ofNullable(apps.get(app));
  }

  /** Returns the jar with migrations of a schema. */
  Optional<String> ownerOfSchema(String schema) {
    return Optional.ofNullable(schemas.get(schema));
  }

  /** Returns the jar with a setting, see {@link #addSetting}. */
  Optional<String> ownerOfSetting(String setting) {
    return Optional.ofNullable(settings.get(setting));
  }

  /** Returns whether a class is in one of the jars, for instance {@code io/insula/api/Page}. */
  boolean hasClass(String name) {
    return classes.contains(name);
  }

  static boolean isClass(String file) {
    return file.endsWith(JarFiles.CLASS) && !file.endsWith("module-info.class");
  }

  static String folderOf(String file) {
    return file.substring(0, Math.max(file.lastIndexOf('/'), 0));
  }

  private static String firstFolder(String file, String after) {
    var end = file.indexOf('/', after.length());
    return file.substring(after.length(), end < 0 ? file.length() : end);
  }
}
