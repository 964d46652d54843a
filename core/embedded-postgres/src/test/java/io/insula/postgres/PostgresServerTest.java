package io.insula.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class PostgresServerTest {
  @TempDir Path folder;

  /** Stops a server that still runs, also after a failed test. */
  @AfterEach
  void stop_what_runs() {
    postmaster().ifPresent(left -> left.stop(programs()));
  }

  @Test
  void data_survives_the_server() throws SQLException {
    try (var server = PostgresServer.startDurable(folder)) {
      execute(server, "CREATE TABLE note AS SELECT 'kept' AS text");
    }
    assertThat(postmaster()).isEmpty();
    try (var server = PostgresServer.startDurable(folder)) {
      assertThat(query(server, "SELECT text FROM note")).isEqualTo("kept");
    }
  }

  @Test
  void it_is_durable_speaks_utf_8_and_listens_on_the_loopback_alone() throws SQLException {
    try (var server = PostgresServer.startDurable(folder)) {
      assertThat(query(server, "SHOW fsync")).isEqualTo("on");
      assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(server, "SELECT lower('ÀŁΩ')")).isEqualTo("àłω");
    }
  }

  @Test
  void a_connection_needs_the_password_and_only_the_owner_can_read_it()
      throws IOException, SQLException {
    try (var server = PostgresServer.startDurable(folder)) {
      var url = server.jdbcUrl("postgres");
      assertThatThrownBy(() -> DriverManager.getConnection(url, server.username(), "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(folder.resolve("postgres-password"))).hasSize(2);
    }
  }

  @Test
  void it_stops_and_starts_again_on_the_same_port() throws SQLException {
    try (var server = PostgresServer.startTemporary()) {
      var port = server.port();
      execute(server, "CREATE TABLE note AS SELECT 'kept' AS text");
      server.stop();
      assertThatThrownBy(() -> connect(server)).isInstanceOf(SQLException.class);
      server.start();
      assertThat(server.port()).isEqualTo(port);
      assertThat(query(server, "SELECT text FROM note")).isEqualTo("kept");
    }
  }

  @Test
  void temporary_servers_start_and_stop_independently() {
    var count = 4;
    try (var threads = Executors.newFixedThreadPool(count)) {
      var runs =
          IntStream.range(0, count)
              .mapToObj(run -> threads.submit(() -> PostgresServer.startTemporary().close()))
              .toList();
      assertThat(runs).allSatisfy(run -> assertThatCode(run::get).doesNotThrowAnyException());
    }
  }

  @Test
  void a_second_server_on_the_same_folder_is_refused_and_harms_nothing()
      throws IOException, SQLException, InterruptedException {
    try (var server = PostgresServer.startDurable(folder);
        var second = ServerInChild.start(folder)) {
      assertThat(second.line())
          .startsWith("The data folder")
          .contains(folder.toString(), "in use by process " + ProcessHandle.current().pid());
      assertThat(second.exit()).isEqualTo(3);
      assertThatThrownBy(() -> PostgresServer.startDurable(folder))
          .isInstanceOf(PostgresException.class)
          .hasMessageContaining("in use");
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void the_server_of_a_killed_process_is_stopped_and_its_data_is_recovered()
      throws IOException, SQLException, InterruptedException {
    Postmaster orphan;
    try (var child = ServerInChild.start(folder)) {
      var port = Integer.parseInt(child.line());
      try (var connection = connect(port)) {
        execute(connection, "CREATE TABLE note AS SELECT 'acknowledged' AS text");
        child.killHard();
      }
      orphan = postmaster().orElseThrow();
      assertThat(orphan.isRunning()).isTrue();
    }
    try (var server = PostgresServer.startDurable(folder)) {
      assertThat(orphan.isRunning()).isFalse();
      assertThat(query(server, "SELECT text FROM note")).isEqualTo("acknowledged");
    }
  }

  @Test
  void a_killed_server_recovers_what_it_had_committed() throws SQLException {
    try (var server = PostgresServer.startDurable(folder)) {
      execute(server, "CREATE TABLE note AS SELECT 'acknowledged' AS text");
      server.kill();
      assertThatThrownBy(() -> connect(server)).isInstanceOf(SQLException.class);
      server.start();
      assertThat(query(server, "SELECT text FROM note")).isEqualTo("acknowledged");
    }
  }

  @Test
  void a_folder_starts_again_after_its_process_and_server_were_killed()
      throws IOException, SQLException, InterruptedException {
    try (var child = ServerInChild.start(folder)) {
      var port = Integer.parseInt(child.line());
      try (var connection = connect(port)) {
        execute(connection, "CREATE TABLE note AS SELECT 'acknowledged' AS text");
      }
      child.killHard();
      postmaster().orElseThrow().signal("KILL", programs());
    }
    try (var server = PostgresServer.startDurable(folder)) {
      assertThat(query(server, "SELECT text FROM note")).isEqualTo("acknowledged");
    }
  }

  @Test
  void a_pid_that_now_belongs_to_another_program_is_left_alone()
      throws IOException, SQLException, InterruptedException {
    PostgresServer.startDurable(folder).close();
    var stranger = new ProcessBuilder("sleep", "300").start();
    try {
      var cluster = folder.toRealPath().resolve("postgres");
      Files.write(
          cluster.resolve("postmaster.pid"),
          List.of(Long.toString(stranger.pid()), cluster.toString(), "0"));
      try (var server = PostgresServer.startDurable(folder)) {
        assertThat(query(server, "SELECT 1")).isEqualTo("1");
        assertThat(stranger.isAlive()).isTrue();
      }
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_truncated_pid_file_does_not_prevent_the_start() throws IOException, SQLException {
    PostgresServer.startDurable(folder).close();
    Files.writeString(folder.toRealPath().resolve("postgres/postmaster.pid"), "not a number");
    try (var server = PostgresServer.startDurable(folder)) {
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_terminated_process_stops_its_server() throws IOException, InterruptedException {
    try (var child = ServerInChild.start(folder)) {
      child.line();
      child.terminate();
      child.exit();
    }
    Awaitility.await().until(() -> postmaster().isEmpty());
    assertThat(folder.resolve("postgres.log"))
        .content()
        .contains("received fast shutdown request", "database system is shut down");
  }

  @Test
  void a_folder_that_is_not_a_cluster_is_refused_with_the_reason_in_one_line() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "9.6\n");
    assertThatThrownBy(() -> PostgresServer.startDurable(folder))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("did not start on " + folder)
        .message()
        .hasLineCount(1);
  }

  private Optional<Postmaster> postmaster() {
    try {
      return Postmaster.of(folder.toRealPath().resolve("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresPrograms programs() {
    return new PostgresPrograms(PostgresBinaries.unpacked());
  }

  private static Connection connect(PostgresServer server) throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("postgres"), server.username(), server.password());
  }

  private Connection connect(int port) throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "insula",
        Files.readString(folder.resolve("postgres-password")));
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (var connection = connect(server)) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(PostgresServer server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
