package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
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
  void an_address_with_a_port_that_is_no_number_is_refused() {
    var server = new UnpooledConnectionOpener();
    server.useAddress(new DatabaseAddress("jdbc:postgresql://localhost:port/insula", "", ""));

    assertThatThrownBy(server::open).isInstanceOf(IllegalArgumentException.class);
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
