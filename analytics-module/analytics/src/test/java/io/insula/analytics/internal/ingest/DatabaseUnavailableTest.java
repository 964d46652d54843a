package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseUnavailableTest {
  private final TestDatabase database = TestDatabase.reserve();
  private final FaultyProxy proxy = FaultyProxy.inFrontOf(database);
  private EmbeddedServer server;
  private ApiClient site;

  @BeforeAll
  void start() {
    var through = proxy.through(database);
    server =
        ApplicationContext.run(
            EmbeddedServer.class,
            Map.of(
                "datasources.default.url", through.url(),
                "datasources.default.username", through.username(),
                "datasources.default.password", through.password()),
            "test");
    site = TestUsers.of(server.getURI()).service("site");
  }

  @AfterAll
  void stop() {
    server.close();
    proxy.close();
  }

  @Test
  void senders_are_asked_to_retry_while_the_database_is_unavailable() {
    proxy.cut();
    try {
      var answer = post(RawRowFixtures.pageview().toString()).expect(503);
      assertThat(answer.header("Retry-After")).isNotNull();
    } finally {
      proxy.heal();
    }
    awaitDatabase();
  }

  @Test
  void while_the_database_is_frozen_senders_and_readers_get_503_within_two_seconds() {
    awaitDatabase();
    proxy.freeze();
    try {
      assertQuick(() -> post(RawRowFixtures.pageview().toString()).expect(503));
      assertQuick(() -> site.get("/analytics/summary").expect(503));
      assertQuick(() -> site.get("/analytics/users/ade/attribution").expect(503));
    } finally {
      proxy.thaw();
    }
    awaitDatabase();
  }

  private static void assertQuick(Runnable request) {
    var start = System.nanoTime();
    request.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void a_request_whose_database_connection_breaks_is_stored_completely_or_not_at_all()
      throws Exception {
    var answers = new ArrayList<Future<Integer>>();
    var marker = UUID.randomUUID().toString();
    awaitDatabase();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 4; i++) {
          var array = marker + "-" + answers.size();
          var body =
              RawRowFixtures.array(
                  200, each -> RawRowFixtures.pageview().put("fingerprint", array));
          answers.add(threads.submit(() -> post(body).status()));
        }
        answers.getLast().get();
        proxy.hangUp();
      }
    }

    var complete = 0;
    for (var answer : answers) {
      assertThat(answer.get()).isIn(201, 503);
      complete += answer.get() == 201 ? 1 : 0;
    }
    assertThat(complete).isPositive();
    var like = "fingerprint LIKE '" + marker + "-%'";
    assertThat(
            number(
                "SELECT count(*) FROM (SELECT FROM analytics.pageview WHERE "
                    + like
                    + " GROUP BY fingerprint HAVING count(*) <> 200) AS half"))
        .isZero();
    assertThat(number("SELECT count(DISTINCT fingerprint) FROM analytics.pageview WHERE " + like))
        .isGreaterThanOrEqualTo(complete);
  }

  private void awaitDatabase() {
    Awaitility.await().until(() -> post(RawRowFixtures.pageview().toString()).status() == 201);
  }

  private ApiResponse post(String body) {
    return RawRowFixtures.post(site, RawRowFixtures.PAGEVIEWS, body);
  }

  private int number(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }
}
