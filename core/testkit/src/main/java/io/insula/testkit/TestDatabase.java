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

  /**
   * Reserves a database for application contexts that do not start at the same time. The first of
   * them creates the database, as a copy if another context with the same apps has already migrated
   * its own. So the context starts faster than on a database of {@link #create}. The contexts may
   * also connect through a proxy.
   */
  public static TestDatabase reserve() {
    return TestDatabaseServer.ofThisRun().contextDatabases().promise();
  }

  /**
   * Returns a copy of this database, which must have no connections. The copy is dropped when this
   * process ends.
   */
  public TestDatabase copy() {
    var server = TestDatabaseServer.ofThisRun();
    var name = newName();
    server.copy(name(), name);
    return server.at(name);
  }

  /** Returns the name of the database on its server. */
  String name() {
    return url.substring(beginOfName(), endOfName());
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
    return new TestDatabase(
        url.substring(0, beginOfName()) + name + url.substring(endOfName()), username, password);
  }

  private int beginOfName() {
    return url.indexOf('/', url.indexOf("//") + 2) + 1;
  }

  private int endOfName() {
    var parameters = url.indexOf('?', beginOfName());
    return parameters < 0 ? url.length() : parameters;
  }
}
