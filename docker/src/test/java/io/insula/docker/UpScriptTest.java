package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.operations.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests what {@code docker/up.sh} and {@code docker/build.sh} ask of the container engine and of
 * Compose. In this test, both are scripts that write down their arguments.
 */
class UpScriptTest {
  private static final List<String> FILES =
      List.of("build.sh", "compose.yaml", "engine.sh", "moved-out.env", "secrets.sh", "up.sh");

  @TempDir Path folder;

  @BeforeEach
  void copyTheScripts() throws IOException {
    Files.createDirectories(folder.resolve("docker"));
    Files.copy(RepositoryFiles.ROOT.resolve("pom.xml"), folder.resolve("pom.xml"));
    for (var file : FILES) {
      executable("docker/" + file, RepositoryFiles.text(RepositoryFiles.DOCKER.resolve(file)));
    }
    executable(
        "bin/docker",
        """
        #!/bin/bash
        echo "$@" >>"%1$s/asked"
        case "$1 $2" in
          "image inspect") [[ -f %1$s/built ]] ;;
          build*) touch "%1$s/built" ;;
        esac
        """
            .formatted(folder));
    executable(
        "bin/compose",
        """
        #!/bin/bash
        echo "compose $* pull=$INSULA_PULL_POLICY threads=$INSULA_APPS_THREADS" >>"%s/asked"
        """
            .formatted(folder));
  }

  @Test
  void a_missing_image_is_built_once_under_the_name_in_the_compose_file() throws IOException {
    up(Map.of(), "-d").expectSuccess();
    up(Map.of(), "-d").expectSuccess();

    var image =
        RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("compose.yaml"))
            .replaceAll("(?s).*\\$\\{INSULA_IMAGE:-(insula:[^}]+)}.*", "$1");
    assertThat(asked()).filteredOn(line -> line.startsWith("build ")).hasSize(1);
    assertThat(asked()).anyMatch(line -> line.startsWith("build --tag " + image + " "));
    assertThat(asked().getLast()).isEqualTo("compose -f compose.yaml up -d pull= threads=");
    assertThat(folder.resolve("docker/secrets/admin-password")).isNotEmptyFile();
  }

  @Test
  void another_image_is_pulled_and_never_built() throws IOException {
    up(Map.of("INSULA_IMAGE", "registry.example/insula:1.2.3")).expectSuccess();

    assertThat(asked()).containsExactly("compose -f compose.yaml up pull=missing threads=");
  }

  @Test
  void moved_out_apps_are_set_for_compose() throws IOException {
    up(Map.of("INSULA_IMAGE", "a/b:1"), "--moved-out", "-d").expectSuccess();

    assertThat(asked())
        .containsExactly("compose -f compose.yaml up -d pull=missing threads=remote");
  }

  @Test
  void the_build_passes_its_options_on_and_names_the_version_of_the_pom() throws IOException {
    build("--tag", "a:1", "--tag", "b:2", "--label", "x=y", "--no-cache").expectSuccess();

    assertThat(asked().getLast())
        .startsWith("build --tag a:1 --tag b:2 --file " + folder + "/docker/Dockerfile")
        .containsPattern("--build-arg VERSION=\\d+\\.\\d+\\.\\d+")
        .contains("--build-arg REVISION=unknown", "--label x=y --no-cache")
        .endsWith(" " + folder);
  }

  @Test
  void the_build_refuses_an_unknown_option_and_a_missing_value() throws IOException {
    assertThat(build("--tags", "a").errors()).contains("there is no option --tags");
    assertThat(build("--tag").errors()).contains("--tag needs a value");
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  private ProgramRunner.Ended up(Map<String, String> more, String... options) {
    var environment = new HashMap<>(more);
    environment.put("COMPOSE", "compose");
    return run(environment, "docker/up.sh", options);
  }

  private ProgramRunner.Ended build(String... options) {
    return run(Map.of(), "docker/build.sh", options);
  }

  private ProgramRunner.Ended run(Map<String, String> more, String script, String... options) {
    var environment = new HashMap<>(more);
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    var command = new ArrayList<>(List.of(folder.resolve(script).toString()));
    command.addAll(List.of(options));
    return ProgramRunner.run(folder, environment, Duration.ofMinutes(1), command);
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked")).stream()
        .filter(line -> !line.equals("info"))
        .toList();
  }

  private void executable(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
