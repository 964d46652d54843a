package io.insula.cycles.internal.pabulib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real elections that are not in the repository: the {@code .pb} files in the subfolder {@code
 * pabulib} of a data folder. The environment variable {@code INSULA_SHARED_DATA} names the data
 * folder. If it is not set, the data folder is {@code shared/data} in the working directory, or
 * else in the nearest folder above it that has one.
 */
public final class PabulibTestFiles {
  private static final String VARIABLE = "INSULA_SHARED_DATA";

  private PabulibTestFiles() {}

  /** Returns all elections; without the folder, skips the test that calls this. */
  public static List<Path> elections() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(each -> each.toString().endsWith(".pb")).sorted().toList();
    }
  }

  /** Returns the file of one election; without the folder, skips the test that calls this. */
  public static Path election(String name) {
    return folder().resolve(name + ".pb");
  }

  private static Path folder() {
    var named = System.getenv(VARIABLE);
    var folder = named == null ? beside(Path.of("").toAbsolutePath()) : Path.of(named);
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(folder.resolve("pabulib")),
        "there is no folder shared/data/pabulib, and " + VARIABLE + " names none");
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
