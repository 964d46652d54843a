package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that all writes that a server acknowledged before it was killed are complete after the next
 * start.
 */
@Tag("processes")
class KilledUnderLoadTest {
  private static final int ROWS = 20;
  private static final int DELIVERIES = 400;
  private static final int BEFORE_THE_KILL = 100;
  private static final int MEMBERS = 12;
  private static final int ERASED_BEFORE_THE_KILL = 4;
  private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(60);

  private final TestDatabase database = TestDatabase.create();
  private final Settings settings =
      Settings.standard()
          .on(database)
          .with("INSULA_IDEMPOTENCY_LEASE", "2s")
          .with("INSULA_PRIVACY_FOLLOW_UP", "5s");
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void page_views_that_are_retried_with_their_key_are_stored_once() throws Exception {
    var deliveries =
        IntStream.range(0, DELIVERIES)
            .boxed()
            .collect(Collectors.toMap(i -> "delivery-" + i, _ -> pageviews()));
    killInTheMiddle(
        deliveries.keySet(),
        BEFORE_THE_KILL,
        users -> key -> deliver(users.service("site"), key, deliveries.get(key)) == 201);
    assertThat(count("analytics.pageview")).isGreaterThanOrEqualTo(acknowledged.size() * ROWS);

    try (var server = ServerProcess.start(settings).awaitReady()) {
      var site = TestUsers.of(server.uri()).service("site");
      // If the server was killed during the first request with an idempotency key, the key can be
      // used again only when its lease has expired.
      deliveries.forEach(
          (key, rows) ->
              await().atMost(FOLLOWED_WITHIN).until(() -> deliver(site, key, rows) == 201));
    }

    assertThat(count("analytics.pageview")).isEqualTo(DELIVERIES * ROWS);
    assertThat(count("(SELECT DISTINCT fingerprint FROM analytics.pageview) AS rows"))
        .isEqualTo(DELIVERIES * ROWS);
  }

  @Test
  void an_accepted_erasure_happens_in_all_apps() throws Exception {
    var names = IntStream.range(0, MEMBERS).mapToObj(i -> "leaver" + i).toList();
    killInTheMiddle(
        names,
        ERASED_BEFORE_THE_KILL,
        users -> {
          names.forEach(
              name -> users.member(name).post("/projects/propose", project(name)).expect(201));
          return name -> users.member(name).delete("/accounts/" + name).status() == 202;
        });

    try (var server = ServerProcess.start(settings).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      for (var name : acknowledged) {
        admin.get("/accounts/" + name).expect(404);
      }
      await()
          .atMost(FOLLOWED_WITHIN)
          .untilAsserted(() -> assertThat(named()).doesNotContainAnyElementsOf(acknowledged));
      // A person whose erasure was not acknowledged is erased completely or not at all.
      for (var name : names) {
        var isThere = admin.get("/accounts/" + name).status() == 200;
        await().atMost(FOLLOWED_WITHIN).until(() -> named().contains(name) == isThere);
      }
    }
  }

  /** Sends one write of the load, and returns true if the server acknowledged it. */
  private interface Write {
    boolean isAcknowledged(String each);
  }

  private interface Preparation {
    Write prepare(TestUsers users);
  }

  private void killInTheMiddle(Iterable<String> todo, int enough, Preparation preparation)
      throws InterruptedException {
    var first = new CountDownLatch(enough);
    try (var server = ServerProcess.start(settings).awaitReady();
        var threads = Executors.newFixedThreadPool(MEMBERS)) {
      var write = preparation.prepare(TestUsers.of(server.uri()));
      Consumer<String> work =
          each -> {
            if (isAcknowledged(write, each)) {
              acknowledged.add(each);
              first.countDown();
            }
          };
      todo.forEach(each -> threads.submit(() -> work.accept(each)));
      first.await();
      server.killHard();
      threads.shutdownNow();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
  }

  private static boolean isAcknowledged(Write write, String each) {
    try {
      return write.isAcknowledged(each);
    } catch (UncheckedIOException e) {
      return false; // The server was killed in the meantime.
    }
  }

  private static int deliver(ApiClient site, String key, List<Map<String, String>> rows) {
    return site.withHeader("Idempotency-Key", key).post("/analytics/pageviews", rows).status();
  }

  private static List<Map<String, String>> pageviews() {
    return IntStream.range(0, ROWS)
        .mapToObj(
            _ ->
                Map.of(
                    "fingerprint", UUID.randomUUID().toString(),
                    "url", "https://shop.example/en",
                    "created_at", "2026-01-20T14:02:21Z"))
        .toList();
  }

  private static Map<String, Object> project(String name) {
    return Map.of(
        "project_name",
        "of " + name,
        "tagline",
        "for everybody",
        "tags",
        List.of("test"),
        "problems",
        List.of("one"),
        "solutions",
        List.of("two"));
  }

  /** Returns the people who are named in the tables of the apps. */
  private Set<String> named() throws SQLException {
    return rows(
        "SELECT proposed_by FROM projects.project UNION SELECT author FROM threads.thread"
            + " UNION SELECT data->>'sub' FROM activity.event WHERE component = 'projects'",
        row -> row.getString(1));
  }

  private int count(String table) throws SQLException {
    return rows("SELECT count(*) FROM " + table, row -> row.getInt(1)).iterator().next();
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> Set<T> rows(String sql, Row<T> reader) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new HashSet<T>();
      while (rows.next()) {
        found.add(reader.of(rows));
      }
      return found;
    }
  }
}
