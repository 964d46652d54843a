package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"mvoe", "--port=80", ""})
  void an_argument_that_is_no_command_is_refused_with_the_names_of_the_commands(String argument)
      throws Exception {
    var run = CommandRun.of(System.getProperty("java.class.path"), argument, "threads");

    assertThat(run.status()).isOne();
    assertThat(run.output().lines())
        .containsExactly(
            "Insula did not start: there is no command \"%s\". Without a command the server starts;"
                    .formatted(argument)
                + " the commands are move, plugins");
  }
}
