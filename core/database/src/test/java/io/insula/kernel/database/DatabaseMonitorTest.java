package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.kernel.base.Cancellation;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.health.HealthStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseMonitorTest {
  private static final Duration LONGER_THAN_THE_POOL_WAITS = Duration.ofMillis(800);

  private final TestDatabase direct = TestDatabase.create();
  private final FaultyProxy proxy = FaultyProxy.inFrontOf(direct);
  private final ApplicationContext context =
      ApplicationContext.run(
          Map.of(
              "datasources.default.url", proxy.through(direct).url(),
              "datasources.default.username", direct.username(),
              "datasources.default.password", direct.password(),
              "datasources.default.maximum-pool-size", "1",
              "datasources.default.minimum-idle", "1",
              "insula.database.ping-interval", "50ms",
              "insula.database.ping-timeout", "300ms"));
  private final DatabaseMonitor monitor = context.getBean(DatabaseMonitor.class);
  private final DataSource pool = unwrapped(context.getBean(DataSource.class));

  @AfterEach
  void stop() {
    proxy.heal();
    context.close();
    proxy.close();
  }

  @Test
  void a_database_that_refuses_connections_is_unavailable_until_it_answers_again()
      throws SQLException {
    assertThat(health()).isEqualTo(HealthStatus.UP);
    proxy.cut();
    await().until(() -> !monitor.isAvailable());
    assertThat(health()).isEqualTo(HealthStatus.DOWN);
    // The pool does not validate a connection that was used a moment ago, so the statement runs on
    // the broken connection.
    assertThatThrownBy(this::write).matches(DatabaseErrors::isUnavailable);

    proxy.heal();
    await().until(monitor::isAvailable);
    assertThat(health()).isEqualTo(HealthStatus.UP);
    try (var connection = pool.getConnection()) {
      assertAnswers(connection);
    }
  }

  @Test
  void connections_that_wait_for_a_silent_database_are_broken() throws SQLException {
    var dedicated = context.getBean(DedicatedConnectionOpener.class).dataSource().getConnection();
    try (var pooled = pool.getConnection()) {
      assertThat(dedicated.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      proxy.freeze();
      assertThatThrownBy(() -> assertAnswers(pooled)).matches(DatabaseErrors::isUnavailable);
      assertThatThrownBy(() -> assertAnswers(dedicated)).matches(DatabaseErrors::isUnavailable);
    }
    assertThat(monitor.isAvailable()).isFalse();

    proxy.thaw();
    await().until(monitor::isAvailable);
  }

  @Test
  void callers_queue_for_a_connection_while_the_database_answers() throws SQLException {
    CompletableFuture<Connection> next;
    try (var only = pool.getConnection()) {
      next = CompletableFuture.supplyAsync(this::connection);
      await().during(LONGER_THAN_THE_POOL_WAITS).until(() -> !next.isDone());
      assertAnswers(only);
    }
    try (var connection = next.join()) {
      assertAnswers(connection);
    }
  }

  @Test
  void a_cancelled_call_leaves_the_queue() throws SQLException {
    try (var only = pool.getConnection()) {
      assertAnswers(only);
      assertThatThrownBy(
              () ->
                  ScopedValue.where(Cancellation.CURRENT, new ManualCancellation().cancel())
                      .call(pool::getConnection))
          .matches(DatabaseErrors::isUnavailable);
    }
  }

  @Test
  void a_read_only_database_is_not_ready_until_it_accepts_writes_again() throws SQLException {
    change("SET default_transaction_read_only = on");
    endSessions();
    await().until(() -> monitor.isAvailable() && monitor.isReadOnly());
    assertThat(health()).isEqualTo(HealthStatus.DOWN);
    assertThatThrownBy(this::write).matches(DatabaseErrors::isUnavailable);

    change("RESET default_transaction_read_only");
    await().until(() -> health() == HealthStatus.UP);
    await().ignoreExceptionsMatching(DatabaseErrors::isUnavailable).untilAsserted(this::write);
  }

  /** Changes a setting of the database for later sessions. */
  private void change(String setting) {
    direct.execute(
        """
        SET TRANSACTION READ WRITE;
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I %s', current_database()); END $$
        """
            .formatted(setting));
  }

  /** Ends all sessions, as a failover to another server would. */
  private void endSessions() {
    direct.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);
  }

  private void write() throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE written (); DROP TABLE written");
    }
  }

  private HealthStatus health() {
    return context.getBean(DatabaseHealthIndicator.class).status();
  }

  private Connection connection() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertAnswers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT 1")) {
      assertThat(row.next()).isTrue();
    }
  }

  private static DataSource unwrapped(DataSource dataSource) {
    return DelegatingDataSource.unwrapDataSource(dataSource);
  }
}
