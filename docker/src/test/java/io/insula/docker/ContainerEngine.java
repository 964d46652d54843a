package io.insula.docker;

import io.insula.operations.ProgramRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs commands of Docker or podman. The environment variable {@code CONTAINER_ENGINE} contains the
 * start of the command line, for instance {@code podman --storage-driver vfs}.
 */
final class ContainerEngine {
  static final String VARIABLE = "CONTAINER_ENGINE";

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final List<String> command;

  private ContainerEngine(List<String> command) {
    this.command = command;
  }

  static ContainerEngine ofThisRun() {
    return new ContainerEngine(words(System.getenv().getOrDefault(VARIABLE, "docker")));
  }

  /**
   * Returns the label of all containers and images that this test run makes. {@code
   * container-tests.sh} finds them by this label and removes them.
   */
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
   * Runs a command, which must succeed, and returns its standard output without white space at its
   * end.
   *
   * @param environment environment variables in addition to those of this process
   */
  static String output(List<String> command, Map<String, String> environment) {
    return run(command, environment).expectSuccess().stripTrailing();
  }

  private static ProgramRunner.Ended run(List<String> command, Map<String, String> environment) {
    var whole = new HashMap<>(System.getenv());
    whole.putAll(environment);
    return ProgramRunner.run(ProgramRunner.REPOSITORY, whole, LONGEST, command);
  }
}
