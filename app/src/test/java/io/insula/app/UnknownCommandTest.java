package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"mvoe", "--port=80", ""})
  void an_argument_that_is_no_command_is_refused_with_the_names_of_the_commands(String argument)
      throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Insula.class.getName(),
                argument,
                "threads")
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isOne();
    assertThat(output.lines())
        .containsExactly(
            "Insula did not start: there is no command \"%s\". Without a command the server starts;"
                    .formatted(argument)
                + " the commands are move, plugins");
  }
}
