package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Reads files that the console stores. */
final class StoredFiles {
  private StoredFiles() {}

  /** Returns the text of the file that an action stores, and checks the name of the file. */
  static String text(ConsoleWindow visit, String name, Runnable action) {
    var file = visit.page().waitForDownload(action);
    assertThat(file.suggestedFilename()).isEqualTo(name);
    try {
      return Files.readString(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
