package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseErrorsTest {
  private static final Function<String, Throwable> SQL_ERROR =
      state -> new IllegalStateException(new SQLException("failed", state));

  @ParameterizedTest
  @ValueSource(
      strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300", "25006", "25P03", "58030"})
  void an_unavailable_database_is_recognised_under_any_wrapping(String state) {
    var error = new IllegalStateException(new RuntimeException(new SQLException("away", state)));
    assertThat(DatabaseErrors.isUnavailable(error)).isTrue();
  }

  @Test
  void only_a_full_disk_and_unusable_files_are_failures_of_storage() {
    assertThat(Stream.of("53100", "58000", "58030").map(SQL_ERROR))
        .allMatch(DatabaseErrors::isStorageFailure);
    assertThat(Stream.of("53200", "53300", "25006", "42P01").map(SQL_ERROR))
        .noneMatch(DatabaseErrors::isStorageFailure);
  }

  @Test
  void a_pool_without_a_connection_is_recognised() {
    assertThat(DatabaseErrors.isUnavailable(new SQLTransientConnectionException("none free")))
        .isTrue();
  }

  @Test
  void a_rollback_error_that_hides_its_cause_is_recognised() {
    var hidden = new IllegalStateException(new SQLException("Connection is closed"));
    var beside = new IllegalStateException("rollback failed");
    beside.addSuppressed(new SQLException("away", "08006"));

    assertThat(DatabaseErrors.isUnavailable(hidden)).isTrue();
    assertThat(DatabaseErrors.isUnavailable(beside)).isTrue();
  }

  @Test
  void a_wrong_statement_is_not_retryable() {
    assertThat(DatabaseErrors.isUnavailable(new SQLException("no such table", "42P01"))).isFalse();
    assertThat(DatabaseErrors.isUnavailable(new SQLException("stateless"))).isFalse();
    assertThat(DatabaseErrors.isUnavailable(new IllegalStateException("no database"))).isFalse();
  }

  @Test
  void an_unavailable_database_becomes_a_problem_that_says_when_to_retry() {
    var error = new IllegalStateException(new SQLException("no connection", "08001"));
    assertThat(DatabaseErrors.asUnavailable(error))
        .hasValueSatisfying(
            unavailable ->
                assertThat(unavailable)
                    .hasMessage("The database is currently unavailable. Retry shortly.")
                    .hasCause(error));
    assertThat(DatabaseErrors.asUnavailable(new SQLException("no such table", "42P01"))).isEmpty();
  }

  @Test
  void a_statement_about_a_missing_table_is_recognised() {
    var error = new IllegalStateException(new SQLException("no such table", "42P01"));
    assertThat(DatabaseErrors.messagesOfWhatDoesNotExist(error)).containsExactly("no such table");
    assertThat(DatabaseErrors.messagesOfWhatDoesNotExist(new SQLException("gone", "08001")))
        .isEmpty();
  }
}
