package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.Command;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandErrorTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing    | ServiceConfigurationError: no provider. If a file of the server was replaced
          no message | io.insula.app.CommandErrorTest$NoMessage
          """)
  void each_error_of_a_command_ends_the_process_with_a_message(String error, String message)
      throws Exception {
    var provider = folder.resolve("META-INF/services").resolve(Command.class.getName());
    Files.createDirectories(provider.getParent());
    Files.writeString(provider, Failing.class.getName());
    var classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    var run = CommandRun.of(classPath, "fail", error);

    assertThat(run.status()).as(run.output()).isOne();
    assertThat(run.output()).contains("Insula did not fail: " + message).doesNotContain("\tat ");
  }

  /** A command that throws the error that its argument names. */
  public static final class Failing implements Command {
    @Override
    public String name() {
      return "fail";
    }

    @Override
    public void run(List<String> arguments, Map<String, String> environment, PrintStream out) {
      throw arguments.contains("missing")
          ? new ServiceConfigurationError("no provider")
          : new NoMessage();
    }
  }

  /** An error whose message cannot be read. */
  private static final class NoMessage extends Error {
    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("no message");
    }
  }
}
