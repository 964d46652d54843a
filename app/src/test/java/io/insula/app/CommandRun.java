package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the program with a command, in a process of its own, that has ended.
 *
 * @param output what it wrote to its output and its error output
 */
record CommandRun(int status, String output) {
  /** Runs the program with a class path and arguments, and waits for its end. */
  static CommandRun of(String classPath, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Insula.class.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new CommandRun(process.waitFor(), output);
  }
}
