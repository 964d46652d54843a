package io.insula.docker;

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

  @Override
  public void close() {
    container.close();
  }
}
