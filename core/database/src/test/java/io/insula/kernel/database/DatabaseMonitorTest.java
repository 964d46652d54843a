package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.Cancellation;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.health.HealthStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseMonitorTest {
  private static final Duration LONGER_THAN_THE_POOL_WAITS = Duration.ofMillis(800);

  private static final Duration SEVERAL_PROBES = Duration.ofMillis(400);

  private final TestDatabase direct = TestDatabase.reserve();
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

  @Test
  void a_connection_that_stays_read_only_is_replaced_after_its_first_error() throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = on");
    }
    assertThatThrownBy(this::write).satisfies(error -> explanation(error));

    await().ignoreExceptionsMatching(DatabaseErrors::isUnavailable).untilAsserted(this::write);
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "58030"})
  void after_a_failure_of_its_disk_the_database_is_not_ready_until_a_write_succeeds(String state) {
    failWrites(state);
    assertThat(health()).isEqualTo(HealthStatus.UP);
    assertThatThrownBy(this::write).satisfies(this::explain);
    await().until(() -> health() == HealthStatus.DOWN);
    await().during(SEVERAL_PROBES).until(() -> health() == HealthStatus.DOWN);
    assertThat(monitor.isAvailable()).isTrue();

    direct.execute("DROP EVENT TRIGGER broken_disk");
    await().during(SEVERAL_PROBES).until(() -> health() == HealthStatus.UP);
  }

  @Test
  void after_a_failure_of_one_file_the_database_stays_ready_because_it_can_write_others() {
    explain(new IllegalStateException(new SQLException("could not read block 7", "58030")));

    await().during(SEVERAL_PROBES).until(() -> health() == HealthStatus.UP);
  }

  private void explain(Throwable error) {
    assertThat(explanation(error)).isPresent();
  }

  /** Passes an error to all conditions, as the web layer does. */
  private Optional<UnavailableException> explanation(Throwable error) {
    return DatabaseReadinessCheck.explain(
        List.copyOf(context.getBeansOfType(DatabaseReadinessCheck.class)), error);
  }

  /** Makes every statement that creates a table fail, as a broken or full disk would. */
  private void failWrites(String state) {
    direct.execute(
        """
        CREATE FUNCTION fail() RETURNS event_trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '%s'; END $$;
        CREATE EVENT TRIGGER broken_disk ON ddl_command_start
        WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS') EXECUTE FUNCTION fail()
        """
            .formatted(state));
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
