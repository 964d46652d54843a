package io.insula.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the sources that are being built. */
final class Repository {
  private Repository() {}

  /** Returns the folder with the root POM. */
  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("the tests run outside of the repository");
      }
    }
    return folder;
  }

  /** Returns a folder of the tests' resources. */
  static Path fixture(String name) {
    return root().resolve("app/src/test/resources").resolve(name);
  }
}
