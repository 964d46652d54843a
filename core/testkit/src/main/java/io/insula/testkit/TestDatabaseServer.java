package io.insula.testkit;

import io.insula.postgres.PostgresServer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The database server of a test run. */
final class TestDatabaseServer {
  private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");

  private final TestDatabase maintenance;
  private final Queue<String> databases = new ConcurrentLinkedQueue<>();
  private final ContextDatabases contextDatabases = new ContextDatabases(this);

  private TestDatabaseServer(TestDatabase maintenance) {
    this.maintenance = maintenance;
  }

  private static final class Holder {
    private static final TestDatabaseServer SERVER = start();
  }

  /** Starts the server at the first call. */
  static TestDatabaseServer ofThisRun() {
    return Holder.SERVER;
  }

  private static TestDatabaseServer start() {
    var environment = System.getenv();
    if (environment.containsKey("INSULA_TEST_DATABASE_URL")) {
      return external(environment);
    }
    var image = environment.get("INSULA_TEST_POSTGRES_IMAGE");
    if (image != null) {
      return inContainer(DockerImageName.parse(image).asCompatibleSubstituteFor(POSTGRES));
    }
    return DockerAvailability.isAnswering() ? inContainer(POSTGRES) : embedded();
  }

  private static TestDatabaseServer external(Map<String, String> environment) {
    var server =
        new TestDatabaseServer(
            new TestDatabase(
                environment.getOrDefault("INSULA_TEST_DATABASE_URL", ""),
                environment.getOrDefault("INSULA_TEST_DATABASE_USER", "insula"),
                environment.getOrDefault("INSULA_TEST_DATABASE_PASSWORD", "")));
    atExit(server::dropDatabases);
    return server;
  }

  @SuppressWarnings("resource") // The server lives as long as this process.
  private static TestDatabaseServer inContainer(DockerImageName image) {
    var container = new PostgreSQLContainer<>(image);
    container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=500");
    container.start();
    atExit(container::stop);
    // Omits the parameters of Testcontainers, so that the address ends with the database name.
    var url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getDatabaseName());
    return new TestDatabaseServer(
        new TestDatabase(url, container.getUsername(), container.getPassword()));
  }

  private static TestDatabaseServer embedded() {
    var server = PostgresServer.startTemporary();
    atExit(server::close);
    return new TestDatabaseServer(
        new TestDatabase(server.jdbcUrl("postgres"), server.username(), server.password()));
  }

  private static void atExit(Runnable action) {
    Runtime.getRuntime().addShutdownHook(new Thread(action));
  }

  /**
   * Creates an empty database. On an external server, the database is dropped when this process
   * ends.
   */
  TestDatabase create(String name) {
    maintenance.execute("CREATE DATABASE " + name);
    databases.add(name);
    return at(name);
  }

  /** Creates a copy of another database, which must have no connections. */
  void copy(String original, String name) {
    maintenance.execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, original));
    databases.add(name);
  }

  /** Returns the database of this name, whether it exists or not. */
  TestDatabase at(String name) {
    return maintenance.sibling(name);
  }

  ContextDatabases contextDatabases() {
    return contextDatabases;
  }

  private void dropDatabases() {
    databases.forEach(
        name -> maintenance.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
  }
}
