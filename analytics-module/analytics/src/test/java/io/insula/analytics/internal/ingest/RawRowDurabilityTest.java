package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks that rows are durable and become visible in the order of their numbers, even if the
 * default settings of the database allow lost rows or another order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRowDurabilityTest {
  private final TestDatabase database = TestDatabase.create();
  private EmbeddedServer server;
  private ApiClient site;

  @BeforeAll
  void start() {
    var name = database.url().substring(database.url().lastIndexOf('/') + 1);
    database.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
    database.execute(
        "ALTER DATABASE " + name + " SET default_transaction_isolation = 'repeatable read'");
    server =
        ApplicationContext.run(
            EmbeddedServer.class,
            Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", database.username(),
                "datasources.default.password", database.password()),
            "test");
    site = TestUsers.of(server.getURI()).service("site");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void stored_rows_are_on_disk_whatever_the_defaults_of_the_database() throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT analytics.lock_raw_rows()");
      try (var result = statement.executeQuery("SHOW synchronous_commit")) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("on");
      }
      connection.rollback();
    }
  }

  @Test
  void numbers_become_visible_in_order() throws Exception {
    try (var connection =
        DriverManager.getConnection(database.url(), database.username(), database.password())) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT analytics.lock_raw_rows()");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          var waiting =
              threads.submit(
                  () ->
                      RawRowFixtures.post(
                              site, RawRowFixtures.PAGEVIEWS, RawRowFixtures.pageview().toString())
                          .status());
          Awaitility.await()
              .until(
                  () ->
                      number(
                              "SELECT count(*) FROM pg_locks JOIN pg_database"
                                  + " ON pg_database.oid = pg_locks.database"
                                  + " WHERE datname = current_database()"
                                  + " AND locktype = 'advisory' AND NOT granted")
                          == 1);
          assertThat(waiting.isDone()).isFalse();
          connection.commit();
          assertThat(waiting.get()).isEqualTo(201);
        }
      }
    }
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
