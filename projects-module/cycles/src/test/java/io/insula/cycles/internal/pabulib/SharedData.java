package io.insula.cycles.internal.pabulib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real elections that are no part of the repository: the files in {@code pabulib} of the folder
 * that the environment variable {@code INSULA_SHARED_DATA} names, or else of a folder {@code
 * shared/data} beside the repository or a folder above it.
 */
public final class SharedData {
  private static final String VARIABLE = "INSULA_SHARED_DATA";

  private SharedData() {}

  /** All elections; a test that asks is skipped where there are none. */
  public static List<Path> elections() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(each -> each.toString().endsWith(".pb")).sorted().toList();
    }
  }

  /** One election; a test that asks is skipped where there are none. */
  public static Path election(String name) {
    return folder().resolve(name + ".pb");
  }

  private static Path folder() {
    var named = System.getenv(VARIABLE);
    var folder = named == null ? beside(Path.of("").toAbsolutePath()) : Path.of(named);
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(folder.resolve("pabulib")),
        "no folder shared/data/pabulib is here, and " + VARIABLE + " names none");
    return folder.resolve("pabulib");
  }

  private static Path beside(Path start) {
    for (var folder = start; folder != null; folder = folder.getParent()) {
      var data = folder.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return null;
  }
}
