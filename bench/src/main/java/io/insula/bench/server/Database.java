package io.insula.bench.server;

import io.insula.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database on the PostgreSQL server of a benchmark run. */
public record Database(String url, String username, String password) {
  /** Reads the current row of a result. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Database create(PostgresServer server, String name) {
    var postgres = new Database(server.jdbcUrl("postgres"), server.username(), server.password());
    postgres.execute("CREATE DATABASE " + name);
    return new Database(server.jdbcUrl(name), server.username(), server.password());
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }

  /** Runs statements without a result, each in a separate transaction. */
  public void execute(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The statement failed: " + String.join("; ", statements), e);
    }
  }

  /** Returns the rows of a query. */
  public <T> List<T> query(String sql, RowReader<T> reader) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<T>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("The query failed: " + sql, e);
    }
  }
}
