package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.InvalidConfigurationException;
import java.net.BindException;
import java.util.ServiceConfigurationError;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class StartErrorMessagesTest {
  @Test
  void a_missing_setting_is_named_even_if_it_is_a_deeply_nested_cause() {
    var failure =
        new IllegalStateException(
            "a wall\nof text",
            new RuntimeException(new InvalidConfigurationException("INSULA_X is not set")));
    assertThat(StartErrorMessages.inOneLine(failure)).isEqualTo("INSULA_X is not set");
  }

  @Test
  void a_used_port_is_reported_with_the_solution() {
    assertThat(StartErrorMessages.inOneLine(new RuntimeException(new BindException("in use"))))
        .contains("--port");
  }

  @Test
  void a_build_without_postgres_asks_for_a_database() {
    assertThat(
            StartErrorMessages.inOneLine(
                new NoClassDefFoundError("io/insula/postgres/PostgresServer")))
        .contains("INSULA_DATABASE_URL");
  }

  @Test
  void a_missing_class_or_provider_asks_to_start_again() {
    var missing = new NoClassDefFoundError("io/insula/app/Poller");
    missing.initCause(new ClassNotFoundException("io.insula.app.Poller"));

    assertThat(StartErrorMessages.inOneLine(new IllegalStateException(missing)))
        .isEqualTo(
            "ClassNotFoundException: io.insula.app.Poller. If a file of the server was replaced"
                + " during the start, start again");
    assertThat(
            StartErrorMessages.inOneLine(
                new ServiceConfigurationError("Command: error", new ZipException("bad header"))))
        .isEqualTo(
            "ZipException: bad header. If a file of the server was replaced during the start, start"
                + " again");
    assertThat(StartErrorMessages.inOneLine(new ServiceConfigurationError("Provider A not found")))
        .endsWith("Provider A not found. " + StartErrorMessages.IF_REPLACED);
  }

  @Test
  void an_error_in_the_code_of_a_provider_or_class_does_not_ask_to_start_again() {
    var failed = new ArithmeticException("by zero");
    var failedBefore = new NoClassDefFoundError("Could not initialize class A");
    failedBefore.initCause(new ExceptionInInitializerError("ArithmeticException: by zero"));

    assertThat(StartErrorMessages.inOneLine(new ServiceConfigurationError("A", failed)))
        .isEqualTo("ArithmeticException: by zero");
    assertThat(StartErrorMessages.inOneLine(failedBefore))
        .isEqualTo("ExceptionInInitializerError: ArithmeticException: by zero");
  }

  @Test
  void any_other_error_is_reported_with_the_first_line_of_its_root_cause() {
    var failure = new IllegalStateException("outer", new ArithmeticException("by zero\nmore"));
    assertThat(StartErrorMessages.inOneLine(failure)).isEqualTo("ArithmeticException: by zero");
  }
}
