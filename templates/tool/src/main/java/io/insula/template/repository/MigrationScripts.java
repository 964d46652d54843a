package io.insula.template.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The migration scripts of a template. They change services where a merge is not enough. */
public final class MigrationScripts {
  private static final String END = ".sh";

  private MigrationScripts() {}

  /**
   * Returns the folder of the scripts.
   *
   * @param template the folder of the template
   */
  public static Path folder(Path template) {
    return template.resolve("templates/migrations");
  }

  /**
   * Returns the names of the scripts, without {@code .sh}, in the order in which they run.
   *
   * @param template the folder of the template
   */
  public static List<String> names(Path template) throws IOException {
    if (!Files.isDirectory(folder(template))) {
      return List.of();
    }
    try (Stream<Path> scripts = Files.list(folder(template))) {
      return scripts
          .map(script -> String.valueOf(script.getFileName()))
          .filter(name -> name.matches("\\d{4}-.+\\.sh"))
          .map(name -> name.substring(0, name.length() - END.length()))
          .sorted()
          .toList();
    }
  }
}
