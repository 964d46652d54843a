package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.postgres.PostgresServer;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that every write that was answered 201 is stored exactly once, even if the server or
 * PostgreSQL was killed in the meantime. Runs on a PostgreSQL that writes to the disk. {@code
 * ./insula test durability} runs every round five times.
 */
@Tag("processes")
class DurabilityTest {
  private static final int ROUNDS = Integer.getInteger("insula.test.durability-rounds", 1);
  private static final int CONNECTIONS = 64;
  private static final int BEFORE_THE_KILL = 2_000;

  private static PostgresServer server;
  private TestDatabase database;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = PostgresServer.startDurable(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeDatabase() {
    var name = "durability_" + System.nanoTime();
    var postgres =
        new TestDatabase(server.jdbcUrl("postgres"), server.username(), server.password());
    postgres.execute("CREATE DATABASE " + name);
    database = new TestDatabase(server.jdbcUrl(name), server.username(), server.password());
  }

  @Test
  void acknowledged_writes_of_a_killed_server_are_stored_once() {
    var settings = Settings.standard().on(database);
    var feed = new EventPoster(CONNECTIONS);
    for (int round = 0; round < ROUNDS; round++) {
      try (var process = ServerProcess.start(settings).awaitReady()) {
        feed.postUntil(service(process), BEFORE_THE_KILL, process::killHard);
      }
      feed.assertStoredOnce(database);
      try (var process = ServerProcess.start(settings).awaitReady()) {
        feed.repeatAll(service(process));
        feed.assertStoredOnce(database);
      }
    }
  }

  @Test
  void writes_acknowledged_before_postgresql_was_killed_are_stored_once() {
    try (var process = ServerProcess.start(Settings.standard().on(database)).awaitReady()) {
      var service = service(process);
      var feed = new EventPoster(CONNECTIONS);
      for (int round = 0; round < ROUNDS; round++) {
        feed.postUntil(service, BEFORE_THE_KILL, server::kill);
        assertThat(feed.statuses()).contains(503).isSubsetOf(200, 201, 503);
        server.start();
        await().until(() -> ApiClient.at(process.uri()).get("/health/readiness").status() == 200);
        feed.assertStoredOnce(database);
        feed.repeatAll(service);
        feed.assertStoredOnce(database);
      }
    }
  }

  @Test
  void ten_thousand_events_are_ten_thousand_rows() {
    try (var process = ServerProcess.start(Settings.standard().on(database)).awaitReady()) {
      var feed = new EventPoster(CONNECTIONS);
      feed.post(service(process), 10_000);
      assertThat(feed.statuses()).containsOnly(201);
      feed.assertStoredOnce(database);
      assertThat(feed.rows(database)).isEqualTo(10_000);
    }
  }

  /**
   * Sets a drain time, as production does. Without one, a server that stops closes the connections
   * on which it has received no request yet. On a busy machine, a request can already be on its way
   * on such a connection.
   */
  @Test
  void a_server_that_stops_under_load_answers_all_requests() {
    var settings = Settings.standard().on(database).with("INSULA_DRAIN", "2s");
    try (var process = ServerProcess.start(settings).awaitReady()) {
      var feed = new EventPoster(CONNECTIONS);
      feed.postUntil(service(process), BEFORE_THE_KILL, process::terminate);
      assertThat(process.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
      assertThat(feed.unanswered()).isEmpty();
      assertThat(feed.statuses()).containsOnly(201);
      feed.assertStoredOnce(database);
    }
  }

  private static ApiClient service(ServerProcess process) {
    return TestUsers.of(process.uri()).service("feed");
  }
}
