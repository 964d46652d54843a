package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.operations.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests which options {@code app/bin/server}, the entry point of the image, gives to Java. In this
 * test Java is a script that prints its options, and the files with the memory limit are in a
 * folder of the test.
 */
class ServerScriptTest {
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "memory.max, 268435456, true",
    "memory.max, 402653183, true",
    "memory.max, 402653184, false",
    "memory.max, max, false",
    "memory/memory.limit_in_bytes, 268435456, true",
    "memory/memory.limit_in_bytes, 9223372036854771712, false"
  })
  void a_container_with_little_memory_has_one_compiler(String file, String limit, boolean one)
      throws IOException {
    write(file, limit);

    assertThat(run("").contains(ONE_COMPILER)).isEqualTo(one);
  }

  @Test
  void a_machine_without_a_limit_has_both_compilers() throws IOException {
    assertThat(run("-Xmx256m")).contains("options=-Xmx256m\n").doesNotContain(ONE_COMPILER);
  }

  @Test
  void an_option_of_the_operator_takes_precedence() throws IOException {
    write("memory.max", "268435456");

    assertThat(run("-XX:TieredStopAtLevel=4"))
        .contains("options=" + ONE_COMPILER + " -XX:TieredStopAtLevel=4\n");
  }

  private void write(String file, String limit) throws IOException {
    var path = folder.resolve("cgroup").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, limit + "\n");
  }

  private String run(String options) throws IOException {
    var original = RepositoryFiles.text(RepositoryFiles.ROOT.resolve("app/bin/server"));
    assertThat(original).contains("/sys/fs/cgroup/");
    var script = original.replace("/sys/fs/cgroup/", folder.resolve("cgroup") + "/");
    var server = program("server/bin/server", script);
    program("jdk/bin/java", "#!/bin/bash\necho \"options=$JDK_JAVA_OPTIONS\"\necho \"$@\"\n");
    var environment =
        Map.of(
            "PATH",
            "/usr/bin:/bin",
            "JAVA_HOME",
            folder.resolve("jdk").toString(),
            "JDK_JAVA_OPTIONS",
            options);
    var output =
        ProgramRunner.run(
                folder, environment, Duration.ofMinutes(1), List.of(server.toString(), "move"))
            .expectSuccess();
    assertThat(output).contains("io.insula.app.Insula move");
    return output;
  }

  private Path program(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
