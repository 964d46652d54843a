package io.insula.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of the source files in all modules, with the sources of tests. Each must be unique, so
 * that a search finds one class.
 */
final class ClassNames {
  private ClassNames() {}

  /** Returns the file names that occur more than once, each with the paths of its files. */
  static List<String> duplicates(Path root) throws Exception {
    var files = new TreeMap<String, TreeSet<String>>();
    for (var folder : MavenModules.folders(root)) {
      var sources = root.resolve(folder).resolve("src");
      if (Files.exists(sources)) {
        try (Stream<Path> found = Files.walk(sources)) {
          for (var file : found.map(root::relativize).filter(ClassNames::isChecked).toList()) {
            files
                .computeIfAbsent(file.getFileName().toString(), _ -> new TreeSet<>())
                .add(file.toString());
          }
        }
      }
    }
    return files.entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .map(each -> each.getKey() + " is in " + String.join(" and ", each.getValue()))
        .toList();
  }

  /** Returns whether the name must be unique: the name of any file with Java code. */
  private static boolean isChecked(Path file) {
    var path = file.toString();
    return (path.contains("/src/main/java/") || path.contains("/src/test/java/"))
        && path.endsWith(".java")
        && !path.endsWith("/package-info.java")
        && !path.contains("/src/test/resources/");
  }
}
