package io.insula.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqlLoadTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void every_operation_on_the_requested_connections_is_counted() throws SQLException {
    try (var server = PostgresServer.startTemporary();
        var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (backend integer)");
      try (var load = new SqlLoad(() -> connect(server), 3, SqlLoadTest::inserts)) {
        int counted =
            load.run(2, SHORT).latencies().count() + load.run(3, SHORT).latencies().count();

        try (var rows =
            statement.executeQuery("SELECT count(*), count(DISTINCT backend) FROM note")) {
          rows.next();
          assertThat(rows.getInt(1)).isEqualTo(counted).isPositive();
          assertThat(rows.getInt(2)).isEqualTo(3);
        }
      }
      statement.execute("DROP TABLE note");
      assertThatThrownBy(
              () -> new SqlLoad(() -> connect(server), 1, SqlLoadTest::inserts).run(1, SHORT))
          .hasRootCauseInstanceOf(SQLException.class);
    }
  }

  private static SqlLoad.Operation inserts(Connection connection) throws SQLException {
    var insert = connection.prepareStatement("INSERT INTO note VALUES (pg_backend_pid())");
    return insert::executeUpdate;
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("postgres"), server.username(), server.password());
  }
}
