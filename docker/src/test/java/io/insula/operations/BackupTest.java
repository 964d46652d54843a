package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Backs up a server's database with {@code pg_dump} while clients write, and restores it on another
 * PostgreSQL.
 */
@Tag("containers")
@ResourceLock(ServerJarBuilder.BUILD)
class BackupTest {
  private static final DockerImageName IMAGE =
      DockerImageName.parse(System.getenv().getOrDefault("INSULA_TEST_BACKUP_IMAGE", "postgres:18"))
          .asCompatibleSubstituteFor("postgres");
  private static final String DUMP = "/tmp/insula.dump";

  private final PostgreSQLContainer<?> original = new PostgreSQLContainer<>(IMAGE);
  private final PostgreSQLContainer<?> elsewhere = new PostgreSQLContainer<>(IMAGE);

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "No Docker, and no podman with published ports, answers");
    original.start();
    elsewhere.start();
    assumeTrue(
        original.execInContainer("pg_dump", "--version").getExitCode() == 0,
        "The image of PostgreSQL has no pg_dump");
  }

  @AfterEach
  void stop() {
    original.stop();
    elsewhere.stop();
  }

  @Test
  void a_backup_under_load_is_complete_and_a_server_works_with_it() throws Exception {
    var jar = ServerJarBuilder.ofNow();
    CheckedElection counted;
    CheckedElection open;
    Set<String> acknowledged;
    try (var server = ServerProcess.startJar(settings(original), jar).awaitReady()) {
      var people = TestUsers.of(server.uri());
      counted = CheckedElection.vote(people, "last year").count(people);
      open = CheckedElection.vote(people, "this year");
      acknowledged = backUpUnderLoad(server);
    }
    assertThat(rows(elsewhere).of("SELECT name FROM projects.project"))
        .containsAll(acknowledged)
        .doesNotHaveDuplicates();

    try (var server = ServerProcess.startJar(settings(elsewhere), jar).awaitReady()) {
      var people = TestUsers.of(server.uri());
      counted.assertProved(people);
      open.assertReadByItsVoters(people);
      open.count(people).assertProved(people);
      // This server delivers the messages that waited in the outbox when the backup was made.
      await().until(() -> halfProjects().isEmpty());
      var project = Map.of("project_name", "After the restore", "tagline", "goes on");
      people.member("ann").post("/projects/propose", project).expect(201);
    }
  }

  /**
   * Backs up the database while clients write, and restores it. Returns the names of the projects
   * that were acknowledged before the backup began.
   */
  private Set<String> backUpUnderLoad(ServerProcess server) throws Exception {
    var client = ApiClient.at(server.uri());
    try (var load = WritingLoad.start(request -> request.apply(client), token(client), List.of())) {
      await().until(() -> load.acknowledged().size() >= 200);
      var acknowledged = load.acknowledged();
      var before = backUp();
      var more = load.acknowledged().size();
      await().until(() -> load.acknowledged().size() > more);
      assertThat(load.failures()).isEmpty();
      restore();
      assertThat(digests(elsewhere)).isEqualTo(before);
      return acknowledged;
    }
  }

  /** Dumps one snapshot of the database, and returns a digest of each table in this snapshot. */
  private Map<String, String> backUp() throws Exception {
    try (var connection = connect(original);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      String snapshot;
      try (var rows = statement.executeQuery("SELECT pg_export_snapshot()")) {
        rows.next();
        snapshot = rows.getString(1);
      }
      exec(
          original,
          "pg_dump",
          "--format=custom",
          "--snapshot=" + snapshot,
          "--file=" + DUMP,
          "--username=" + original.getUsername(),
          original.getDatabaseName());
      return digests(connection);
    }
  }

  private void restore() throws Exception {
    var file = folder.resolve("insula.dump");
    original.copyFileFromContainer(DUMP, file.toString());
    elsewhere.copyFileToContainer(MountableFile.forHostPath(file, 0644), DUMP);
    exec(
        elsewhere,
        "pg_restore",
        "--exit-on-error",
        "--no-owner",
        "--username=" + elsewhere.getUsername(),
        "--dbname=" + elsewhere.getDatabaseName(),
        DUMP);
  }

  private static void exec(PostgreSQLContainer<?> database, String... command) throws Exception {
    var whole = new ArrayList<>(List.of("env", "PGPASSWORD=" + database.getPassword()));
    whole.addAll(List.of(command));
    var ended = database.execInContainer(whole.toArray(String[]::new));
    assertThat(ended.getExitCode()).as(ended.getStderr()).isZero();
  }

  private static Map<String, String> digests(PostgreSQLContainer<?> database) throws SQLException {
    try (var connection = connect(database)) {
      return digests(connection);
    }
  }

  private static Map<String, String> digests(Connection connection) throws SQLException {
    var digests = new TreeMap<String, String>();
    try (var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
      while (tables.next()) {
        digests.put(tables.getString(1), digest(connection, tables.getString(1)));
      }
    }
    assertThat(digests).containsKeys("projects.project", "cycles.cast_ballot", "kernel.account");
    return digests;
  }

  private static String digest(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) || ' ' || coalesce(md5(string_agg(each::text, '' ORDER BY"
                    + " each::text)), '') FROM "
                    + table
                    + " AS each")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /**
   * Returns the incomplete projects: those that the clients proposed and that do not have both of
   * their threads yet.
   */
  private List<String> halfProjects() {
    return rows(elsewhere)
        .of(
            "SELECT name FROM projects.project WHERE tagline = 'for everybody' AND"
                + " (SELECT count(*) FROM threads.thread WHERE project_id = project.id) <> 2");
  }

  private static Settings settings(PostgreSQLContainer<?> database) {
    return Settings.standard()
        .with("INSULA_DATABASE_URL", database.getJdbcUrl())
        .with("INSULA_DATABASE_USER", database.getUsername())
        .with("INSULA_DATABASE_PASSWORD", database.getPassword())
        .with("INSULA_BALLOT_KEY", "kept apart from the backups of the database");
  }

  private static String token(ApiClient client) {
    var admin = Map.of("username", "admin", "password", TestPasswords.ADMIN);
    var answer = client.post("/login", admin).expect(200);
    return answer.json().required("access_token").textValue();
  }

  private static DatabaseRowReader rows(PostgreSQLContainer<?> database) {
    return new DatabaseRowReader(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }

  private static Connection connect(PostgreSQLContainer<?> database) throws SQLException {
    return DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }
}
