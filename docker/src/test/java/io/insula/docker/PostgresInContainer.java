package io.insula.docker;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL in a container, with an empty database. */
final class PostgresInContainer implements AutoCloseable {
  static final String PASSWORD = "of the database";
  static final String NAME = "insula";

  private static final String IMAGE =
      System.getenv().getOrDefault("INSULA_TEST_POSTGRES_IMAGE", "docker.io/library/postgres:18");

  private final RunningContainer container;
  private final int port;

  private PostgresInContainer(RunningContainer container, int port) {
    this.container = container;
    this.port = port;
  }

  /**
   * Starts the database, and does not wait for it. Clients must retry until it accepts connections.
   */
  static PostgresInContainer start(ContainerEngine engine) {
    var port = RunningContainer.freePort();
    var options =
        List.of(
            "--env=POSTGRES_USER=" + NAME,
            "--env=POSTGRES_PASSWORD=" + PASSWORD,
            "--env=POSTGRES_DB=" + NAME);
    var server = List.of(IMAGE, "postgres", "-c", "port=" + port, "-c", "fsync=off");
    return new PostgresInContainer(RunningContainer.start(engine, options, server), port);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  /**
   * Returns the texts in the only column of a query that begin with this text. A text that occurs
   * several times is returned several times.
   */
  List<String> texts(String sql, String beginning) {
    try (var connection = DriverManager.getConnection(url(), NAME, PASSWORD);
        var query =
            connection.prepareStatement(
                "SELECT text FROM (" + sql + ") AS found (text) WHERE starts_with(text, ?)")) {
      query.setString(1, beginning);
      try (var rows = query.executeQuery()) {
        var texts = new ArrayList<String>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    } catch (SQLException e) {
      throw new AssertionError("The texts cannot be read from " + url(), e);
    }
  }

  @Override
  public void close() {
    container.close();
  }
}
