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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks in which cases {@code container-tests.sh --if-ready} skips the tests. {@code .ci/run}
 * calls it, and a build server with a broken container engine must not fail every build. In this
 * test, the engine is a script that fails at certain commands.
 */
class ContainerTestsScriptTest {
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
        .contains("*** Container tests: NOT RUN", "the base images are not here");
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
  void the_script_runs_no_engine_if_the_tests_are_switched_off() throws IOException {
    var ended = run(engineThatFails(), Map.of("INSULA_CONTAINER_TESTS", "false"));

    assertThat(ended.expectSuccess()).contains("NOT RUN, because INSULA_CONTAINER_TESTS is false");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void another_value_is_refused() throws IOException {
    var ended = run(engineThatFails(), Map.of("INSULA_CONTAINER_TESTS", "yes"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("INSULA_CONTAINER_TESTS is true or false");
  }

  private static ProgramRunner.Ended run(Path engine, Map<String, String> more) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("INSULA_"));
    environment.put("CONTAINER_ENGINE", engine.toString());
    environment.putAll(more);
    var script = RepositoryFiles.DOCKER.resolve("container-tests.sh").toString();
    return ProgramRunner.run(
        RepositoryFiles.DOCKER, environment, Duration.ofMinutes(1), List.of(script, "--if-ready"));
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
    var file = Files.writeString(folder.resolve("engine"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
