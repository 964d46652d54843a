package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnpooledConnectionOpenerTest {
  private final TestDatabase database = TestDatabase.create();

  @Test
  void parameters_of_the_address_take_effect() throws SQLException {
    try (var connection = open("?currentSchema=elsewhere")) {
      assertThat(setting(connection, "search_path")).isEqualTo("elsewhere");
    }
  }

  @Test
  void its_own_settings_take_precedence_over_parameters_of_the_address() throws SQLException {
    try (var connection = open("?ApplicationName=other&user=nobody&password=wrong")) {
      assertThat(setting(connection, "application_name")).isEqualTo("insula");
      assertThat(setting(connection, "session_authorization")).isEqualTo(database.username());
    }
  }

  @Test
  void a_connection_has_the_address_without_parameters() throws SQLException {
    try (var connection = open("?user=nobody&password=wrong")) {
      assertThat(connection.getMetaData().getURL()).isEqualTo(database.url());
    }
  }

  @Test
  void a_wrong_address_is_refused_with_the_name_of_its_setting() {
    var server = new UnpooledConnectionOpener();
    for (var wrong :
        List.of("", "jdbc:postgresql:", "jdbc:mysql://host/db", "jdbc:postgresql://host:port/db")) {
      assertThatThrownBy(
              () -> server.useAddress(new DatabaseAddress("INSULA_MOVE_TO_URL", wrong, "", "")))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageStartingWith("INSULA_MOVE_TO_URL ");
      assertThatThrownBy(() -> server.useAddress(new DatabaseAddress(wrong, "", "")))
          .hasMessageStartingWith("INSULA_DATABASE_URL ");
    }
  }

  @Test
  void a_read_timeout_below_a_second_takes_effect() throws SQLException {
    var server = new UnpooledConnectionOpener();
    server.useAddress(
        new DatabaseAddress(database.url(), database.username(), database.password()));

    try (var unlimited = server.open();
        var half = server.open(Duration.ofMillis(500));
        var more = server.open(Duration.ofMillis(1001))) {
      assertThat(unlimited.getNetworkTimeout()).isZero();
      assertThat(half.getNetworkTimeout()).isEqualTo(1000);
      assertThat(more.getNetworkTimeout()).isEqualTo(2000);
    }
  }

  private Connection open(String parameters) throws SQLException {
    var server = new UnpooledConnectionOpener();
    server.useAddress(
        new DatabaseAddress(database.url() + parameters, database.username(), database.password()));
    return server.open();
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
