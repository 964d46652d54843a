package io.insula.template.apps;

import io.insula.template.LeftFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The temporary folders of the commands for apps, on the same disk as the repository. */
final class AppWorkFolders {
  private static final String PARENT = ".insula";
  private static final String NEW = "new-";
  private static final String REMOVE = "remove-";

  private AppWorkFolders() {}

  static Path forNewApp(Path home) throws IOException {
    return create(home, NEW);
  }

  static Path forRemoval(Path home) throws IOException {
    return create(home, REMOVE);
  }

  private static Path create(Path home, String prefix) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(home.resolve(PARENT)), prefix);
  }

  /**
   * Names the folders that killed commands left. They can have files that the repository lacks, if
   * a change could not be undone. So no command deletes them.
   */
  static void reportLeft(Path home, PrintStream output) {
    LeftFolders.report(home.resolve(PARENT), Set.of(NEW, REMOVE), output);
  }
}
