package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.operations.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks in which cases {@code container-tests.sh} skips tests, with and without {@code
 * --if-ready}, and when a skipped test is a failure. {@code .ci/run} calls this script, and a build
 * server with a broken container engine must not fail every build. In this test, the engine is a
 * script that fails at certain commands, and so is the program that installs it.
 */
class ContainerTestsScriptTest {
  /** The value of {@code CONTAINER_ENGINE} with which the script searches an engine. */
  private static final Path NO_ENGINE = Path.of("");

  @TempDir Path folder;

  @Test
  void an_engine_that_runs_no_container_is_named_as_the_reason() throws IOException {
    var ended = run(engineThatFails("import"), Map.of());

    assertThat(ended.expectSuccess()).contains("*** Container tests: NOT RUN", "no container runs");
  }

  @Test
  void an_engine_that_gets_no_images_is_named_as_the_reason() throws IOException {
    var ended = run(engineThatFails("image", "pull"), Map.of());

    assertThat(ended.expectSuccess())
        .contains("*** Container tests: NOT RUN", "only podman can work without a registry");
  }

  @Test
  void a_build_without_the_repository_of_maven_is_named_as_the_reason() throws IOException {
    var ended = run(engineThatFails("/dev/tcp"), Map.of());

    assertThat(ended.expectSuccess())
        .contains("*** Container tests: NOT RUN", "does not reach the repository of Maven");
  }

  @Test
  void the_script_fails_if_the_tests_are_required() throws IOException {
    var ended = run(engineThatFails("import"), Map.of("INSULA_CONTAINER_TESTS", "true"));

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("NOT RUN, because no container runs here");
  }

  @Test
  void podman_is_installed_where_the_command_of_docker_has_no_engine() throws IOException {
    var path = pathWithout("podman", "echo 'no packages' >&2; exit 100");
    var required = new HashMap<>(path);
    required.put("INSULA_CONTAINER_TESTS", "true");

    assertThat(run(NO_ENGINE, path).expectSuccess())
        .contains("installing podman", "NOT RUN, because no container runs here: no packages");
    var ended = run(NO_ENGINE, required);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("NOT RUN, because no container runs here: no packages");
  }

  @Test
  void without_a_registry_the_installed_podman_runs_the_tests_on_images_made_here()
      throws IOException {
    var home = repositoryWhoseTestIsSkippedBecause("no reason");
    var made = home.resolve("made");
    var makes = "#!/bin/bash\necho \"$CONTAINER_ENGINE\" >\"%s\"\n".formatted(made);
    executable(home.resolve("docker/offline-base.sh"), makes);

    var ended = run(home, NO_ENGINE, pathThatInstallsPlainPodman());

    assertThat(ended.expectSuccess())
        .contains("installing podman", "making base images")
        .contains("running with podman --storage-driver vfs", "these tests were skipped");
    assertThat(made).content().startsWith("podman --storage-driver vfs");
    assertThat(folder.resolve("asked"))
        .content()
        .contains("pod rm --all --force", " rm --all --force");
  }

  @Test
  void base_images_that_cannot_be_made_in_time_are_named_as_the_reason() throws IOException {
    var home = repositoryWhoseTestIsSkippedBecause("no reason");
    var installed = pathThatInstallsPlainPodman();
    executable(
        folder.resolve("bin/timeout"),
        """
        #!/bin/bash
        if [[ "$*" == *offline-base.sh ]]; then exit 124; fi
        while [[ $1 == -* ]]; do shift; done
        exec "${@:2}"
        """);

    var ended = run(home, NO_ENGINE, installed);

    assertThat(ended.expectSuccess())
        .contains("NOT RUN, because no base image could be made: it did not end within 600 s")
        .doesNotContain("running with");
  }

  @Test
  void a_test_that_fails_twice_is_a_failure_with_and_without_the_option() throws IOException {
    var home = repositoryWhoseTestIsSkippedBecause("no reason");
    var maven = home.resolve("mvnw");
    executable(maven, Files.readString(maven) + "echo \"Maven: $*\"\nexit 1\n");

    var ended = run(home, engineThatFails(), Map.of());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("-Dsurefire.rerunFailingTestsCount=1");
    ended = run(home, engineThatFails(), Map.of(), List.of());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("Maven: ").doesNotContain("rerunFailingTestsCount");
  }

  @Test
  void the_script_runs_no_engine_if_the_tests_are_switched_off() throws IOException {
    var ended = run(engineThatFails(), Map.of("INSULA_CONTAINER_TESTS", "false"));

    assertThat(ended.expectSuccess()).contains("NOT RUN, because INSULA_CONTAINER_TESTS is false");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void another_value_is_refused() throws IOException {
    var ended = run(engineThatFails(), Map.of("INSULA_CONTAINER_TESTS", "yes"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("INSULA_CONTAINER_TESTS must be true or false");
  }

  @Test
  void a_skipped_test_is_a_failure_only_if_the_tests_are_required() throws IOException {
    var demanded = Map.of("INSULA_CONTAINER_TESTS", "true");
    var home = repositoryWhoseTestIsSkippedBecause("there is no podman-compose");

    assertThat(run(home, engineThatFails(), Map.of()).expectSuccess())
        .contains("these tests were skipped", "there is no podman-compose");
    assertThat(run(home, engineThatFails(), demanded).status()).isEqualTo(1);

    home = repositoryWhoseTestIsSkippedBecause("only podman can run this file");

    assertThat(run(home, engineThatFails(), demanded).status()).isZero();
  }

  @Test
  void an_engine_that_publishes_no_ports_is_a_failure_unless_the_tests_run_only_if_ready()
      throws IOException {
    var home = repositoryWhoseTestIsSkippedBecause("no reason");
    var engine = engineThatFails("--publish");

    assertThat(run(home, engine, Map.of()).expectSuccess()).contains("cannot publish ports");
    var ended = run(home, engine, Map.of(), List.of());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output())
        .contains("cannot publish ports", "these tests were skipped", "so this run fails");
    assertThat(run(home, engineThatFails(), Map.of(), List.of()).status()).isZero();
  }

  /**
   * Makes a repository with only the scripts of these tests, and with a Maven that reports one
   * skipped test in each module.
   */
  private Path repositoryWhoseTestIsSkippedBecause(String reason) throws IOException {
    var home = folder.resolve("repository");
    var tests = Files.createDirectories(home.resolve("docker/src/test/java"));
    Files.writeString(tests.resolve("SomeTest.java"), "@Tag(\"containers\")\nclass SomeTest {}\n");
    for (var file : List.of("container-tests.sh", "engine.sh", "compose.yaml")) {
      var text = RepositoryFiles.text(RepositoryFiles.DOCKER.resolve(file));
      executable(home.resolve("docker").resolve(file), text);
    }
    executable(
        home.resolve("mvnw"),
        """
        #!/bin/bash
        for module in docker core/database; do
          mkdir -p "$module/target/surefire-reports"
          printf '<testcase name="a" classname="SomeTest">\\n<skipped message="%s"/>\\n' \\
            >"$module/target/surefire-reports/TEST-a.SomeTest.xml"
        done
        """
            .formatted(reason));
    Files.createDirectories(home.resolve("core/database"));
    return home;
  }

  /**
   * Returns variables with which the engine does not work until {@code apt-get install} runs.
   *
   * @param install what {@code apt-get} does, in bash
   */
  private Map<String, String> pathWithout(String engine, String install) throws IOException {
    var bin = Files.createDirectories(folder.resolve("bin"));
    for (var program : List.of("docker", engine)) {
      executable(bin.resolve(program), "#!/bin/bash\nexit 1\n");
    }
    executable(bin.resolve("id"), "#!/bin/bash\necho 0\n");
    executable(bin.resolve("apt-get"), "#!/bin/bash\n" + install + "\n");
    return Map.of("PATH", bin + ":" + System.getenv("PATH"));
  }

  /**
   * Returns variables with which {@code apt-get} installs a podman that runs containers only with
   * its simplest storage, reaches no registry and publishes no ports.
   */
  private Map<String, String> pathThatInstallsPlainPodman() throws IOException {
    var plain =
        """
        #!/bin/bash
        echo "$*" >>"%s"
        if [[ "$*" == *"--root "* ]]; then mkdir -p "$4"; fi
        if [[ "$*" != "--storage-driver vfs"* || "$*" == *pull* || "$*" == *--publish* ]]; then exit 1; fi
        if [[ "$*" == *"image inspect"* ]]; then exit 1; fi
        if [[ "$*" == *import* ]]; then cat >/dev/null; fi
        """
            .formatted(folder.resolve("asked"));
    executable(folder.resolve("plain-podman"), plain);
    Files.createDirectories(folder.resolve("home/.m2/repository/org"));
    var variables =
        new HashMap<>(
            pathWithout(
                "podman",
                """
                if [[ $1 == install ]]; then
                  cp "%1$s/plain-podman" "%1$s/bin/podman"
                  for program in runc debootstrap; do cp /bin/true "%1$s/bin/$program"; done
                fi
                """
                    .formatted(folder)));
    variables.put("HOME", folder.resolve("home").toString());
    return variables;
  }

  private static ProgramRunner.Ended run(Path engine, Map<String, String> more) {
    return run(RepositoryFiles.ROOT, engine, more);
  }

  private static ProgramRunner.Ended run(Path home, Path engine, Map<String, String> more) {
    return run(home, engine, more, List.of("--if-ready"));
  }

  private static ProgramRunner.Ended run(
      Path home, Path engine, Map<String, String> more, List<String> options) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("INSULA_"));
    environment.put("CONTAINER_ENGINE", engine.toString());
    environment.putAll(more);
    var script = home.resolve("docker/container-tests.sh").toString();
    var command = Stream.concat(Stream.of(script), options.stream()).toList();
    return ProgramRunner.run(home, environment, Duration.ofMinutes(1), command);
  }

  /** Makes an engine that fails where its command line contains one of these texts. */
  private Path engineThatFails(String... texts) throws IOException {
    var script =
        """
        #!/bin/bash
        echo "$*" >>"%s"
        for text in %s; do
          if [[ "$*" == *"$text"* ]]; then exit 1; fi
        done
        if [[ $1 == import ]]; then cat >/dev/null; fi
        """
            .formatted(folder.resolve("asked"), String.join(" ", texts));
    return executable(folder.resolve("engine"), script);
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
