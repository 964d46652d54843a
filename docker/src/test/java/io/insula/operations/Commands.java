package io.insula.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
final class Commands {
  /** The root folder of the sources that are being tested. */
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private Commands() {}

  /**
   * The result of a program that has ended.
   *
   * @param output everything that the program printed
   */
  record Ended(int status, String output) {
    /** Returns the output of the program, which must have succeeded. */
    String expectSuccess() {
      if (status != 0) {
        throw new AssertionError("It ended with status " + status + ":\n" + output);
      }
      return output;
    }
  }

  /**
   * Runs a program with the environment of this test, but without settings of Insula, and with the
   * Java of this test.
   */
  static Ended run(Path folder, Duration atMost, String... command) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("INSULA_"));
    environment.put("JAVA_HOME", System.getProperty("java.home", ""));
    return run(folder, environment, atMost, List.of(command));
  }

  /** Runs a program with only these environment variables. */
  static Ended run(
      Path folder, Map<String, String> environment, Duration atMost, List<String> command) {
    try {
      var output = Files.createTempFile("insula-command-", ".log");
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      var process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(command + " does not end:\n" + Files.readString(output, UTF_8));
      }
      var text = Files.readString(output, UTF_8);
      Files.delete(output);
      return new Ended(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + command, e);
    }
  }
}
