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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks which parts {@code .ci/long-tests} runs. Here the parts are scripts that print a line. */
class LongTestsScriptTest {
  private static final String CONTAINERS = "containers --if-ready";
  private static final String GENERATED = "maven --batch-mode test -Pgenerated";

  @TempDir Path home;

  @BeforeEach
  void createParts() throws IOException {
    write(".ci/long-tests", RepositoryFiles.text(RepositoryFiles.ROOT.resolve(".ci/long-tests")));
    write("docker/container-tests.sh", "#!/bin/sh\necho containers \"$@\"\n");
    write("mvnw", "#!/bin/sh\necho maven \"$@\"\n");
  }

  @Test
  void both_parts_run_if_there_is_time() {
    var ended = run(600, 1_800, Map.of());

    assertThat(ended.expectSuccess()).contains(CONTAINERS, GENERATED).doesNotContain("***");
  }

  @Test
  void a_part_that_would_end_too_late_does_not_run_and_is_reported() {
    // 25 minutes are left; the parts take 22 and 26 minutes.
    var ended = run(1_200, 3_420, Map.of());

    assertThat(ended.expectSuccess())
        .contains(
            CONTAINERS, "*** Generated repositories: NOT RUN, because too little time is left")
        .doesNotContain(GENERATED);
  }

  @Test
  void no_part_runs_if_the_time_is_over() {
    var ended = run(0, 6_000, Map.of());

    assertThat(ended.expectSuccess())
        .contains("*** Container tests: NOT RUN", "*** Generated repositories: NOT RUN")
        .doesNotContain(CONTAINERS, GENERATED);
  }

  @Test
  void the_limit_is_a_setting() {
    var ended = run(1_200, 3_420, Map.of("INSULA_CI_MINUTES", "120"));

    assertThat(ended.expectSuccess()).contains(CONTAINERS, GENERATED);
  }

  @Test
  void a_part_runs_in_any_case_or_never_if_its_variable_says_so() {
    var demanded = Map.of("INSULA_CONTAINER_TESTS", "true", "INSULA_GENERATED_TESTS", "false");
    var ended = run(3_600, 5_000, demanded);

    assertThat(ended.expectSuccess())
        .contains(CONTAINERS, "*** Generated repositories: NOT RUN, as demanded")
        .doesNotContain(GENERATED);
    assertThat(run(600, 1_800, Map.of("INSULA_GENERATED_TESTS", "yes")).status()).isEqualTo(2);
  }

  @Test
  void a_part_that_does_not_end_in_time_is_ended_and_reported() throws IOException {
    write("mvnw", "#!/bin/sh\nexec sleep 600\n");
    // Ten seconds are left.
    var ended = run(0, 5_100 - 180 - 10, Map.of("INSULA_CONTAINER_TESTS", "false"));

    assertThat(ended.expectSuccess()).contains("*** Generated repositories: NOT FINISHED");
  }

  @Test
  void a_test_that_failed_before_the_end_of_the_time_is_a_failure() throws IOException {
    write(
        "mvnw",
        """
        #!/bin/sh
        mkdir -p docker/target/surefire-reports
        echo '<failure message="a">' >docker/target/surefire-reports/TEST-a.xml
        exec sleep 600
        """);
    var ended = run(0, 5_100 - 180 - 10, Map.of("INSULA_CONTAINER_TESTS", "false"));

    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void a_part_that_is_killed_before_its_time_is_over_is_a_failure() throws IOException {
    write("mvnw", "#!/bin/sh\nkill -9 $$\n");
    var ended = run(600, 1_800, Map.of("INSULA_CONTAINER_TESTS", "false"));

    assertThat(ended.status()).isEqualTo(137);
  }

  @Test
  void a_failed_part_is_a_failure_and_the_other_part_runs() throws IOException {
    write("docker/container-tests.sh", "#!/bin/sh\nexit 3\n");
    var ended = run(600, 1_800, Map.of());

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.output()).contains(GENERATED);
  }

  private ProgramRunner.Ended run(int verify, int elapsed, Map<String, String> more) {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("INSULA_"));
    environment.putAll(more);
    var command =
        List.of(
            home.resolve(".ci/long-tests").toString(),
            Integer.toString(verify),
            Integer.toString(elapsed));
    return ProgramRunner.run(home, environment, Duration.ofMinutes(1), command);
  }

  private void write(String name, String text) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
