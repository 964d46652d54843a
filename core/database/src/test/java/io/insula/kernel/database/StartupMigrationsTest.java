package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.flyway.FlywayConfigurationProperties;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class StartupMigrationsTest {
  private final TestDatabase database = TestDatabase.create();

  @Test
  void each_schema_has_its_own_history() {
    try (var context = start(Map.of("insula.test.garden", "true"))) {
      var schemas =
          context
              .getBean(Jdbi.class)
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT table_schema FROM information_schema.tables"
                                  + " WHERE table_name = 'flyway_schema_history'")
                          .mapTo(String.class)
                          .list());
      assertThat(schemas).containsExactlyInAnyOrder("kernel", "garden");
    }
  }

  @Test
  void executed_migrations_are_recognised_and_not_repeated() throws SQLException {
    var apps = List.of(AppDescriptor.of("kernel"), AppDescriptor.of("garden"));
    assertThat(isUpToDate(apps)).isFalse();
    start(Map.of("insula.test.garden", "true")).close();
    assertThat(isUpToDate(apps)).isTrue();

    database.execute(
        "UPDATE garden.flyway_schema_history SET checksum = 1 WHERE version IS NOT NULL");
    assertThat(isUpToDate(apps)).isFalse();
  }

  @Test
  void a_dropped_schema_is_created_again() throws SQLException {
    var apps = List.of(AppDescriptor.of("kernel"), AppDescriptor.of("garden"));
    start(Map.of("insula.test.garden", "true")).close();
    database.execute("DROP SCHEMA garden CASCADE");
    assertThat(isUpToDate(apps)).isFalse();

    start(Map.of("insula.test.garden", "true")).close();
    assertThat(isUpToDate(apps)).isTrue();
  }

  @Test
  void migration_files_that_differ_from_the_executed_ones_are_recognised() throws SQLException {
    var apps = List.of(AppDescriptor.of("kernel"));
    start(Map.of()).close();
    assertThat(isUpToDate(apps)).isTrue();

    database.execute("UPDATE kernel.migration_digest SET files = 'others'");
    assertThat(isUpToDate(apps)).isFalse();
    start(Map.of()).close();
    assertThat(isUpToDate(apps)).isTrue();
  }

  @Test
  void another_database_is_migrated_under_the_same_lock() throws Exception {
    var address = new DatabaseAddress(database.url(), database.username(), database.password());
    var apps = List.of(AppDescriptor.of("kernel"));
    try (var holder = ExternalDatabaseOpener.open(address);
        var lock = holder.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(" + SchemaMigrations.LOCK + ")");
      var migration =
          CompletableFuture.runAsync(() -> ExternalDatabaseOpener.migrate(address, apps));
      await()
          .until(
              () -> {
                try (var waiting =
                    lock.executeQuery(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname ="
                            + " current_database())")) {
                  waiting.next();
                  return waiting.getInt(1) == 1;
                }
              });
      assertThat(isUpToDate(apps)).isFalse();

      lock.execute("SELECT pg_advisory_unlock(" + SchemaMigrations.LOCK + ")");
      migration.join();
      assertThat(isUpToDate(apps)).isTrue();
    }
  }

  @Test
  void the_framework_migrates_nothing_by_itself() {
    try (var context = start(Map.of())) {
      assertThat(context.getBeansOfType(FlywayConfigurationProperties.class)).isEmpty();
      assertThat(context.getBeansOfType(Flyway.class)).hasSize(1);
    }
    try (var context = start(Map.of())) {
      assertThat(context.getBeansOfType(Flyway.class)).isEmpty();
    }
  }

  @Test
  void an_app_customizes_flyway_and_is_notified_after_the_migrations_of_each_schema() {
    try (var context =
        start(Map.of("insula.test.garden", "true", "insula.test.gardener", "true"))) {
      var customizer = context.getBean(GardenMigrationCustomizer.class);
      var users =
          context
              .getBean(Jdbi.class)
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "SELECT DISTINCT 'garden', installed_by FROM"
                                  + " garden.flyway_schema_history UNION SELECT DISTINCT 'kernel',"
                                  + " installed_by FROM kernel.flyway_schema_history ORDER BY 1")
                          .map((row, _) -> row.getString(1) + " by " + row.getString(2))
                          .list());

      assertThat(users).containsExactly("garden by gardener", "kernel by " + database.username());
      assertThat(customizer.finished()).containsExactly("kernel", "garden");
    }
  }

  @Test
  void processes_that_start_at_once_on_an_empty_database_migrate_it_once() {
    var starts =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> start(Map.of())))
            .limit(3)
            .toList();
    var contexts = starts.stream().map(CompletableFuture::join).toList();
    var doubles =
        contexts
            .getFirst()
            .getBean(Jdbi.class)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT version FROM kernel.flyway_schema_history"
                                + " GROUP BY version HAVING count(*) > 1")
                        .mapTo(String.class)
                        .list());
    contexts.forEach(ApplicationContext::close);
    assertThat(doubles).isEmpty();
  }

  @Test
  void one_connection_in_the_pool_is_enough() {
    try (var context = start(Map.of("datasources.default.maximum-pool-size", "1"))) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @Test
  void a_database_of_a_newer_program_is_refused() {
    start(Map.of()).close();
    runInTheFuture(9999);
    assertRefused(
        "The database is newer than this program: schema kernel has version 9999, which this"
            + " program does not have");
  }

  @Test
  void a_database_of_a_newer_program_is_used_if_the_operator_allows_it() {
    start(Map.of()).close();
    runInTheFuture(9999);
    // Each artifact of core has its own range of version numbers for its migrations of the schema
    // kernel. So an unknown migration can also have a lower number than known ones.
    runInTheFuture(103);
    start(Map.of("insula.database.accept-newer", "true")).close();
    assertRefused("The database is newer than this program: schema kernel has version 103, 9999");
  }

  private void runInTheFuture(int version) {
    database.execute(
        """
        INSERT INTO kernel.flyway_schema_history
        SELECT %1$d, '%1$d', 'from the future', type, 'V%1$d__from_the_future.sql', checksum,
            installed_by, installed_on, execution_time, success
        FROM kernel.flyway_schema_history WHERE version = '101'
        """
            .formatted(version));
  }

  @Test
  void a_migration_that_was_changed_after_it_ran_is_refused() {
    start(Map.of()).close();
    database.execute("UPDATE kernel.flyway_schema_history SET checksum = 1 WHERE version = '101'");
    assertRefused("The migrations of schema kernel failed: ");
  }

  @Test
  void a_migration_that_fails_leaves_the_database_as_it_was_before_it() throws SQLException {
    start(Map.of()).close();
    var weeds = AppDescriptor.of("weeds");
    var server = new UnpooledConnectionOpener();
    server.useAddress(
        new DatabaseAddress(database.url(), database.username(), database.password()));
    var flyway = FlywayRunner.on(server);

    assertThatThrownBy(() -> flyway.migrate(weeds))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("The migrations of schema weeds failed: ")
        .hasMessageContaining("nonsense");
    assertThat(isUpToDate(List.of(weeds))).isFalse();
    database.execute("SELECT id FROM weeds.first");
    assertThatThrownBy(() -> database.execute("SELECT id FROM weeds.second"))
        .hasRootCauseInstanceOf(SQLException.class);
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> start(Map.of()))
        .hasStackTraceContaining(AppCannotStartException.class.getName() + ": " + reason);
  }

  private boolean isUpToDate(List<AppDescriptor> apps) throws SQLException {
    try (var connection =
        DriverManager.getConnection(database.url(), database.username(), database.password())) {
      return MigrationDigestTable.isUpToDate(connection, apps);
    }
  }

  private ApplicationContext start(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("datasources.default.url", database.url());
    all.put("datasources.default.username", database.username());
    all.put("datasources.default.password", database.password());
    return ApplicationContext.run(all);
  }
}
