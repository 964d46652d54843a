package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that the server still answers requests to other apps while the tables of some apps are
 * locked and many requests wait for them.
 */
@Tag("processes")
class OneAppBusyTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private static TestDatabase database;
  private static ServerProcess server;
  private static TestUsers users;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    server = ServerProcess.start(ServerProcess.Settings.standard().on(database)).awaitReady();
    users = TestUsers.of(server.uri());
    users.member("warm").get("/projects").expect(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void two_hundred_searches_of_one_app_and_a_locked_table_of_another_do_not_delay_other_apps()
      throws Exception {
    var reader = users.service("reader");
    var member = users.member("mia");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ApiResponse>> searches;
      List<Future<ApiResponse>> views;
      try (var locks =
              DriverManager.getConnection(
                  database.url(), database.username(), database.password());
          var statement = locks.createStatement()) {
        locks.setAutoCommit(false);
        statement.execute("LOCK TABLE activity.event, threads.thread");
        searches = crowd(threads, 200, () -> reader.get("/events?component=order"));
        views = crowd(threads, 40, () -> member.get("/threads/1"));
        await().until(() -> waitingForLocks() >= 8);

        for (int i = 0; i < 20; i++) {
          assertAnsweredSoon(member, "/projects");
          assertAnsweredSoon(reader, "/analytics/summary?days=1");
        }
        assertBusy(searches, "The app activity is busy with searches");
        assertBusy(views, "The app threads is busy");
        locks.rollback();
      }
      for (var search : searches) {
        assertThat(search.get().status()).isIn(200, 503);
      }
    }
    reader.get("/events?component=order").expect(200);
  }

  @Test
  void while_searches_wait_an_event_is_found_by_its_id_and_a_sign_in_works() throws Exception {
    var reader = users.service("finder");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var locks =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = locks.createStatement()) {
      locks.setAutoCommit(false);
      statement.execute("LOCK TABLE projects.project");
      var searches = crowd(threads, 100, () -> reader.get("/projects?q=x"));
      await().until(() -> waitingForLocks() >= 8);
      assertThat(reader.get("/events/" + UUID.randomUUID()).status()).isEqualTo(404);
      users.member("another").get("/accounts/me");
      locks.rollback();
      for (var search : searches) {
        assertThat(search.get().status()).isEqualTo(200);
      }
    }
  }

  private static void assertAnsweredSoon(ApiClient client, String path) {
    var start = System.nanoTime();
    assertThat(client.get(path).status()).as(path).isIn(200, 400);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(SOON);
  }

  private static void assertBusy(List<Future<ApiResponse>> crowd, String text)
      throws ExecutionException, InterruptedException {
    var refused = crowd.stream().filter(Future::isDone).findFirst();
    var answer = refused.isPresent() ? refused.get().get() : crowd.getLast().get();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().get("detail").asText()).contains(text);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
  }

  private static List<Future<ApiResponse>> crowd(
      ExecutorService threads, int size, Callable<ApiResponse> request) {
    return IntStream.range(0, size).mapToObj(_ -> threads.submit(request)).toList();
  }

  private static int waitingForLocks() throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
