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
public final class ProgramRunner {
  /** The root folder of the sources that are being tested. */
  public static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private ProgramRunner() {}

  /**
   * The result of a program that has ended.
   *
   * @param command the program and its arguments
   * @param output what the program printed to its standard output
   * @param errors what the program printed to its standard error
   */
  public record Ended(List<String> command, int status, String output, String errors) {
    /** Returns the output of the program, which must have succeeded. */
    public String expectSuccess() {
      if (status != 0) {
        throw new AssertionError(
            "%s ended with %d:%n%s%n%s"
                .formatted(String.join(" ", command), status, output, errors));
      }
      return output;
    }
  }

  /**
   * Runs a program with the environment variables and the Java of this test, but without the
   * settings of Insula.
   */
  static Ended run(Path folder, Duration atMost, String... command) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("INSULA_"));
    environment.put("JAVA_HOME", System.getProperty("java.home", ""));
    return run(folder, environment, atMost, List.of(command));
  }

  /** Runs a program with only these environment variables. */
  public static Ended run(
      Path folder, Map<String, String> environment, Duration atMost, List<String> command) {
    try {
      var output = Files.createTempFile("insula-command-", ".out");
      var errors = Files.createTempFile("insula-command-", ".err");
      try {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        var status = await(builder, atMost);
        return new Ended(
            command, status, Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + command, e);
    }
  }

  private static int await(ProcessBuilder builder, Duration atMost)
      throws IOException, InterruptedException {
    var process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "%s does not end within %s:%n%s%n%s"
              .formatted(
                  String.join(" ", builder.command()),
                  atMost,
                  printed(builder.redirectOutput()),
                  printed(builder.redirectError())));
    }
    return process.exitValue();
  }

  private static String printed(ProcessBuilder.Redirect target) throws IOException {
    var file = target.file();
    return file == null ? "" : Files.readString(file.toPath(), UTF_8);
  }
}
