package io.insula.testkit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {
  private final FaultyProxy proxy;
  private final TestDatabase database;

  FaultyProxyTest() {
    var direct = TestDatabase.create();
    proxy = FaultyProxy.inFrontOf(direct);
    database = proxy.through(direct);
  }

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = open();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    proxy.close();
  }

  @Test
  void it_transfers_everything() throws SQLException {
    assertEquals(1, select(connection));
  }

  @Test
  void a_cut_drops_connections_and_hangs_up_on_new_ones_until_it_is_healed() throws SQLException {
    proxy.cut();
    assertThrows(SQLException.class, () -> select(connection));
    assertThrows(SQLException.class, this::open);
    proxy.heal();
    try (var another = open()) {
      assertEquals(1, select(another));
    }
  }

  @Test
  void while_it_is_frozen_nothing_is_transferred_and_later_everything() {
    proxy.freeze();
    var answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return select(connection);
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> !answer.isDone());
    proxy.thaw();
    assertEquals(1, answer.join());
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  private static int select(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT 1")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
