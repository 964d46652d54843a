package io.insula.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Formats Java sources as the build requires. This is needed after renames, which change the
 * lengths of lines and the order of imports.
 */
@FunctionalInterface
public interface SourceFormatter {
  /**
   * Formats every Java file below a folder.
   *
   * @param home the repository, whose build has the formatter
   */
  void format(Path home, Path folder) throws IOException, InterruptedException;

  /** Formats with the build's own formatter, which Maven starts. */
  static void byMaven(Path home, Path folder) throws IOException, InterruptedException {
    var command =
        List.of(
            home.resolve("mvnw").toString(),
            "--batch-mode",
            "--quiet",
            "validate",
            "--non-recursive",
            "-Dinsula.format=--fix",
            "-Dinsula.format.folder=" + home.relativize(folder));
    var process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new CommandRefusedException("the new sources cannot be formatted: " + output.strip());
    }
  }
}
