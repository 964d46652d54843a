package io.insula.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server, built from sources as {@code ./insula run} builds it. */
final class ServerJar {
  /** What tests that build must not do at the same time. */
  static final String BUILD = "the build of ./insula run";

  private static final Duration LONGEST_BUILD = Duration.ofMinutes(20);

  /** What the deployable is made of; a commit that touches none of it has the same jar. */
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "app",
          "core",
          "*-module",
          ":(exclude)*/src/test/*",
          ":(exclude)*-bench/*",
          ":(exclude)core/testkit/*");

  private ServerJar() {}

  /** Of the sources of this test. */
  static Path ofNow() {
    return build(Commands.REPOSITORY);
  }

  /**
   * Of another commit: the one that the system property {@code insula.test.update-from} names, else
   * the last one whose jar is another one. Skips the test where git does not know it, as in a
   * shallow clone.
   *
   * @param folder an empty one, for its sources
   */
  static Path ofBefore(Path folder) {
    var commit = System.getProperty("insula.test.update-from", commitBefore());
    assumeTrue(
        git("cat-file", "-e", commit + "^{commit}").status() == 0,
        "The commit " + commit + " is not here: this is a shallow clone, or no clone");
    var sources = folder.resolve("sources.tar");
    git("archive", "--format=tar", "--output=" + sources, commit).expectSuccess();
    Commands.run(folder, Duration.ofMinutes(1), "tar", "-xf", sources.toString()).expectSuccess();
    return build(folder);
  }

  private static String commitBefore() {
    var arguments = new ArrayList<>(List.of("log", "-1", "--first-parent", "--format=%H", "--"));
    arguments.addAll(SOURCES);
    var last = git(arguments.toArray(String[]::new));
    assumeTrue(last.status() == 0 && !last.output().isBlank(), "git knows no history here");
    return last.output().strip() + "^";
  }

  private static Commands.Ended git(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return Commands.run(Commands.REPOSITORY, Duration.ofMinutes(1), command.toArray(String[]::new));
  }

  private static Path build(Path sources) {
    Commands.run(
            sources,
            LONGEST_BUILD,
            "./mvnw",
            "--batch-mode",
            "--quiet",
            "package",
            "--projects",
            "app",
            "--also-make",
            "-Dinsula.run")
        .expectSuccess();
    return sources.resolve("app/target/run/insula.jar");
  }
}
