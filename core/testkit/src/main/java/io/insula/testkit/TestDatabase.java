package io.insula.testkit;

import io.insula.postgres.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database of its own, on the one server of this test run. */
public record TestDatabase(String url, String username, String password) {
  private static final PostgresServer SERVER = PostgresServer.startTemporary();
  private static final AtomicInteger COUNT = new AtomicInteger();

  public static TestDatabase create() {
    var name = "test_" + COUNT.incrementAndGet();
    try (var connection = DriverManager.getConnection(SERVER.jdbcUrl("postgres"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No test database could be made", e);
    }
    return new TestDatabase(SERVER.jdbcUrl(name), "postgres", "");
  }
}
