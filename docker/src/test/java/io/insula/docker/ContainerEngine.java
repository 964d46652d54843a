package io.insula.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands of Docker or podman. The environment variable {@code CONTAINER_ENGINE} contains the
 * start of the command line, for instance {@code podman --storage-driver vfs}.
 */
final class ContainerEngine {
  static final String VARIABLE = "CONTAINER_ENGINE";

  private static final int LONGEST_MINUTES = 15;

  private final List<String> command;

  private ContainerEngine(List<String> command) {
    this.command = command;
  }

  static ContainerEngine ofThisRun() {
    return new ContainerEngine(words(System.getenv().getOrDefault(VARIABLE, "docker")));
  }

  /** Returns the label of all that this run makes. {@code container-tests.sh} removes by it. */
  static String label() {
    return "io.insula.test=" + System.getenv().getOrDefault("INSULA_TEST_RUN", "by-hand");
  }

  /** Returns the words of a text, which are separated by white space. */
  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** Runs a command of the engine, which must succeed, and returns its output. */
  String run(List<String> arguments) {
    var whole = new ArrayList<>(command);
    whole.addAll(arguments);
    return output(whole, Map.of());
  }

  /** Does the same as {@link #run(List)}. */
  String run(String... arguments) {
    return run(List.of(arguments));
  }

  /** Runs a command of the engine, and returns whether it succeeds. */
  boolean succeeds(String... arguments) {
    var whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    return run(whole, Map.of()).status() == 0;
  }

  /**
   * Runs a command, and returns its standard output without white space at its end.
   *
   * @param environment environment variables in addition to those of this process
   * @throws AssertionError with the whole output of the command if it fails
   */
  static String output(List<String> command, Map<String, String> environment) {
    var result = run(command, environment);
    if (result.status() != 0) {
      throw new AssertionError(
          "%s ended with %d:%n%s%n%s"
              .formatted(
                  String.join(" ", command), result.status(), result.output(), result.problems()));
    }
    return result.output().stripTrailing();
  }

  private record Result(int status, String output, String problems) {}

  private static Result run(List<String> command, Map<String, String> environment) {
    try {
      var output = Files.createTempFile("insula-container-", ".out");
      var problems = Files.createTempFile("insula-container-", ".err");
      try {
        var status = await(command, environment, output, problems);
        return new Result(
            status, Files.readString(output, UTF_8), Files.readString(problems, UTF_8));
      } finally {
        Files.delete(output);
        Files.delete(problems);
      }
    } catch (IOException e) {
      throw new AssertionError(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + command, e);
    }
  }

  private static int await(
      List<String> command, Map<String, String> environment, Path output, Path problems)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    var process = builder.redirectOutput(output.toFile()).redirectError(problems.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("This takes too long: " + String.join(" ", command));
    }
    return process.exitValue();
  }
}
