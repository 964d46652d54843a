package io.insula.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A database on the database server of this test run. The first possible server of this list is
 * used:
 *
 * <ul>
 *   <li>the server at {@code INSULA_TEST_DATABASE_URL}, with {@code _USER} and {@code _PASSWORD}
 *   <li>a container with the image {@code INSULA_TEST_POSTGRES_IMAGE}
 *   <li>a container with PostgreSQL, if Docker is available
 *   <li>the embedded server
 * </ul>
 */
public record TestDatabase(String url, String username, String password) {
  /** Creates an empty database, which is dropped when this process ends. */
  public static TestDatabase create() {
    return TestDatabaseServer.ofThisRun().create(newName());
  }

  /** Returns a name that no database has. */
  static String newName() {
    return "test_" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Runs one SQL statement, on a separate connection.
   *
   * @throws IllegalStateException if the statement fails
   */
  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(url, username, password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The statement failed on " + url + ": " + sql, e);
    }
  }

  /** Returns another database of the same server. */
  TestDatabase sibling(String name) {
    var path = url.indexOf('/', url.indexOf("//") + 2) + 1;
    var parameters = url.indexOf('?', path);
    var end = parameters < 0 ? url.length() : parameters;
    return new TestDatabase(url.substring(0, path) + name + url.substring(end), username, password);
  }
}
