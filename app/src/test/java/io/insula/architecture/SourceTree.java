package io.insula.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the sources of this build. */
final class SourceTree {
  private SourceTree() {}

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

  /**
   * Returns the text of a page of the documentation, followed by the README of each module that has
   * one. An app documents itself either there or in its own folder.
   */
  static String page(String file) throws IOException {
    var text = new StringBuilder(Files.readString(root().resolve(file)));
    for (var folder : List.of(root(), root().resolve("templates"))) {
      try (var modules = Files.newDirectoryStream(folder, "*-{module,plugin}")) {
        for (var module : modules) {
          var readme = module.resolve("README.md");
          if (Files.exists(readme)) {
            text.append('\n').append(Files.readString(readme));
          }
        }
      }
    }
    return text.toString();
  }

  /** Returns a folder of the tests' resources. */
  static Path fixture(String name) {
    return root().resolve("app/src/test/resources").resolve(name);
  }
}
