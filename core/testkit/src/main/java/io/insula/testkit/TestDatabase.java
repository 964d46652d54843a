package io.insula.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An empty database of its own, on the one server of this test run: the one at {@code
 * INSULA_TEST_DATABASE_URL} (with {@code _USER} and {@code _PASSWORD}) if that is set, else one in
 * a container if Docker answers or {@code INSULA_TEST_POSTGRES_IMAGE} names its image, else the
 * embedded one.
 */
public record TestDatabase(String url, String username, String password) {
  /** Makes a database. It is dropped when this process ends. */
  public static TestDatabase create() {
    return TestDatabaseServer.ofThisRun().create(newName());
  }

  /** A name that no database has. */
  static String newName() {
    return "test_" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Runs one SQL statement, in a connection of its own.
   *
   * @throws IllegalStateException if it fails
   */
  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(url, username, password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("This failed on " + url + ": " + sql, e);
    }
  }

  /** Another database of the same server. */
  TestDatabase sibling(String name) {
    var path = url.indexOf('/', url.indexOf("//") + 2) + 1;
    var parameters = url.indexOf('?', path);
    var end = parameters < 0 ? url.length() : parameters;
    return new TestDatabase(url.substring(0, path) + name + url.substring(end), username, password);
  }
}
