package io.insula.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds the jar of the server from sources, as {@code ./insula run} does. */
final class ServerJarBuilder {
  /** The lock that prevents two tests from building at the same time. */
  static final String BUILD = "the build of ./insula run";

  private static final Duration LONGEST_BUILD = Duration.ofMinutes(20);

  /**
   * The paths of the sources of the deployable. A commit that changes none of them has the same jar
   * as the commit before.
   */
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "app",
          "core",
          "*-module",
          ":(exclude)*/src/test/*",
          ":(exclude)*-bench/*",
          ":(exclude)core/testkit/*");

  private ServerJarBuilder() {}

  /** Builds and returns the jar of the sources that are being tested. */
  static Path ofNow() {
    return build(ProgramRunner.REPOSITORY);
  }

  /**
   * Returns the jar of another commit: the one that the system property {@code
   * insula.test.update-from} names, or else the last commit with a different jar. Skips the test if
   * git does not know this commit, as in a shallow clone.
   *
   * @param folder an empty folder, for the sources of that commit
   */
  static Path ofBefore(Path folder) {
    var commit = System.getProperty("insula.test.update-from", commitBefore());
    assumeTrue(
        git("cat-file", "-e", commit + "^{commit}").status() == 0,
        "The commit " + commit + " is not here: this is a shallow clone, or no clone");
    var sources = folder.resolve("sources.tar");
    git("archive", "--format=tar", "--output=" + sources, commit).expectSuccess();
    ProgramRunner.run(folder, Duration.ofMinutes(1), "tar", "-xf", sources.toString())
        .expectSuccess();
    return build(folder);
  }

  /**
   * Returns a copy of a jar that looks like a newer version: in it, the app {@code projects} has
   * one more migration.
   *
   * @param jar the jar, with its libraries beside it
   * @param folder where the copy is made
   */
  static Path withMigration(Path jar, Path folder, String sql) throws IOException {
    var copy = folder.resolve("newer");
    ProgramRunner.run(
            folder, Duration.ofMinutes(1), "cp", "-r", jar.getParent().toString(), copy.toString())
        .expectSuccess();
    try (var archive = FileSystems.newFileSystem(projects(copy.resolve("lib")))) {
      Files.writeString(archive.getPath("db/migration/projects/V9999__of_a_test.sql"), sql);
    }
    return copy.resolve(jar.getFileName());
  }

  /** Returns the library with the migrations of the app {@code projects}. */
  private static Path projects(Path libraries) throws IOException {
    try (var found = Files.newDirectoryStream(libraries, "insula-projects-[0-9]*.jar")) {
      return found.iterator().next();
    }
  }

  private static String commitBefore() {
    var arguments = new ArrayList<>(List.of("log", "-1", "--first-parent", "--format=%H", "--"));
    arguments.addAll(SOURCES);
    var last = git(arguments.toArray(String[]::new));
    assumeTrue(last.status() == 0 && !last.output().isBlank(), "git knows no history here");
    return last.output().strip() + "^";
  }

  private static ProgramRunner.Ended git(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return ProgramRunner.run(
        ProgramRunner.REPOSITORY, Duration.ofMinutes(1), command.toArray(String[]::new));
  }

  private static Path build(Path sources) {
    ProgramRunner.run(
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
