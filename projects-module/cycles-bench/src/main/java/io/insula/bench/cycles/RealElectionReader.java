package io.insula.bench.cycles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads files of real elections, which are not in the repository. They are in the folder {@code
 * pabulib} of {@code INSULA_SHARED_DATA}. The default is the nearest {@code shared/data} in or
 * above the start folder.
 */
final class RealElectionReader {
  private static final String VARIABLE = "INSULA_SHARED_DATA";

  private final Path start;

  /**
   * @param start a folder of the repository, where the search for {@code shared/data} starts
   */
  RealElectionReader(Path start) {
    this.start = start.toAbsolutePath();
  }

  /** Returns the text of an election; empty if its file does not exist. */
  Optional<String> file(String name) {
    return folder()
        .map(folder -> folder.resolve("pabulib").resolve(name + ".pb"))
        .filter(Files::isRegularFile)
        .map(RealElectionReader::read);
  }

  private Optional<Path> folder() {
    var named = System.getenv(VARIABLE);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (var folder = start; folder != null; folder = folder.getParent()) {
      var data = folder.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
