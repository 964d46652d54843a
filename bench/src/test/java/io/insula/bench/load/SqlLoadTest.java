package io.insula.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.postgres.PostgresServer;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void all_connections_are_closed_even_if_some_fail_to_close() {
    var closed = new ArrayList<Integer>();
    var numbers = IntStream.range(0, 4).iterator();
    var load = new SqlLoad(() -> failingAtTheEnd(numbers.next(), closed), 4, _ -> () -> {});

    assertThatThrownBy(load::close)
        .hasRootCauseMessage("connection 1")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("connection 3"));
    assertThat(closed).containsExactly(0, 1, 2, 3);
  }

  @Test
  void the_reason_is_reported_if_a_connection_can_neither_be_prepared_nor_closed() {
    var closed = new ArrayList<Integer>();

    assertThatThrownBy(
            () ->
                new SqlLoad(
                    () -> failingAtTheEnd(1, closed),
                    1,
                    _ -> {
                      throw new SQLException("no table");
                    }))
        .hasRootCauseMessage("no table")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly(1);
  }

  /** Returns a connection that can only be closed, which fails if its number is odd. */
  private static Connection failingAtTheEnd(int number, List<Integer> closed) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("close");
              closed.add(number);
              if (number % 2 == 1) {
                throw new SQLException("connection " + number);
              }
              return null;
            });
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
