package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the check of the types of the console's scripts on a machine without npm. */
class TypeCheckScriptTest {
  private static final List<String> TOOLS = List.of("bash", "dirname", "mktemp", "rm");

  @TempDir private Path path;

  @ParameterizedTest
  @CsvSource({"'', 0, there is no npm", "true, 1, there is no npm", "false, 0, CHECK is false"})
  void it_says_that_nothing_was_checked_and_fails_only_if_it_is_required(
      String required, int status, String reason) throws Exception {
    var check = check(required);

    assertThat(new String(check.getInputStream().readAllBytes(), UTF_8))
        .contains("NOT CHECKED", reason);
    assertThat(check.waitFor()).isEqualTo(status);
  }

  @Test
  void it_refuses_a_setting_that_it_does_not_know() throws Exception {
    var check = check("yes");

    assertThat(new String(check.getInputStream().readAllBytes(), UTF_8))
        .contains("INSULA_TYPE_CHECK must be true or false");
    assertThat(check.waitFor()).isEqualTo(2);
  }

  private Process check(String required) throws IOException {
    for (var tool : TOOLS) {
      Files.createSymbolicLink(path.resolve(tool), find(tool));
    }
    var check = new ProcessBuilder(path.resolve("bash").toString(), "check-types.sh");
    check.environment().put("PATH", path.toString());
    check.environment().put("INSULA_TYPE_CHECK", required);
    return check.redirectErrorStream(true).start();
  }

  private static Path find(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
