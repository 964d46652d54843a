package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.InvalidConfigurationException;
import java.net.BindException;
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
  void any_other_error_is_reported_with_the_first_line_of_its_root_cause() {
    var failure = new IllegalStateException("outer", new ArithmeticException("by zero\nmore"));
    assertThat(StartErrorMessages.inOneLine(failure)).isEqualTo("ArithmeticException: by zero");
  }
}
