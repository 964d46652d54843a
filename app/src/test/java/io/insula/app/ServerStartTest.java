package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.FaultyProxy;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests what real processes need and wait for at start-up, and their message if they do not start.
 */
@Execution(CONCURRENT)
class ServerStartTest {
  @Test
  void two_servers_can_start_at_once_on_an_empty_database() throws SQLException {
    var database = TestDatabase.create();
    var migrated = new ArrayList<String>();
    try (var one = ServerProcess.start(Settings.standard().on(database));
        var other = ServerProcess.start(Settings.standard().on(database))) {
      one.awaitReady();
      other.awaitReady();
      var proposed = projects(one).propose("Seen from both").expect(201);
      assertThat(projects(other).names()).containsExactly("Seen from both");
      assertThat(proposed.json().required("project_id").isIntegralNumber()).isTrue();
      migrated.addAll(Stream.of(one, other).flatMap(ServerStartTest::migratedSchemas).toList());
    }
    assertThat(migrated).contains("kernel", "projects", "threads").doesNotHaveDuplicates();
    for (var schema : migrated) {
      assertThat(migrationsRun(database, schema)).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void a_server_without_activity_takes_proposals() {
    var settings =
        Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_HOSTED_APPS", "projects,threads");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var projects = projects(server);
      projects.propose("Unheard of").expect(201);
      assertThat(projects.ids())
          .singleElement()
          .satisfies(id -> assertThat(projects.threadCount(id)).isEqualTo(3));
      assertThat(projects.http().get("/events").status()).isEqualTo(404);
    }
  }

  @Test
  void a_server_waits_for_an_unavailable_database_and_starts_when_it_is_available() {
    var database = TestDatabase.create();
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxy.cut();
      try (var server = ServerProcess.start(Settings.standard().on(proxy.through(database)))) {
        await()
            .until(
                () -> server.output().lines().filter(ServerStartTest::isAboutWaiting).count() >= 2);
        proxy.heal();
        server.awaitReady();
      }
    }
  }

  @Test
  void a_server_does_not_start_without_a_database_and_reports_it() {
    var database = TestDatabase.create();
    try (var proxy = FaultyProxy.inFrontOf(database)) {
      proxy.cut();
      var settings =
          Settings.standard()
              .on(proxy.through(database))
              .with("INSULA_DATABASE_CONNECT_ATTEMPTS", "2");
      try (var server = ServerProcess.start(settings)) {
        assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
        assertThat(server.output())
            .contains("Insula did not start: ")
            .doesNotContain("\tat io.micronaut");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INSULA_DATABASE_PING_TIMEOUT, 0s, 'must be 1ms to 1h, not 0s'",
    "INSULA_OUTBOX_CONCURRENCY, 99999999999, has an invalid value: ",
    "INSULA_RATES_VOTES_PER_MINUTE, many, must be 0 to",
    "INSULA_DATABASE_CONNECTIONS, 0, must be 1 to"
  })
  void a_wrong_number_or_duration_is_refused_with_the_name_of_its_setting(
      String variable, String value, String why) {
    var settings = Settings.standard().on(TestDatabase.create()).with(variable, value);
    try (var server = ServerProcess.start(settings)) {
      assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
      assertThat(server.output())
          .contains("Insula did not start: " + variable + " " + why)
          .doesNotContain("\tat io.micronaut");
    }
  }

  @Test
  void a_report_template_that_is_not_a_workbook_is_refused_with_its_name(@TempDir Path folder)
      throws IOException {
    var template = Files.writeString(folder.resolve("school.xlsx"), "name;cost\n");
    var settings =
        Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_REPORTING_TEMPLATE", template.toString());
    try (var server = ServerProcess.start(settings)) {
      assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
      assertThat(server.output())
          .contains("Insula did not start: ", "INSULA_REPORTING_TEMPLATE", template.toString())
          .doesNotContain("\tat io.micronaut");
    }
  }

  @Test
  void missing_production_settings_are_named_in_one_line() {
    var settings = new Settings(Settings.standard().port(), Map.of()).on(TestDatabase.create());
    try (var server = ServerProcess.start(settings)) {
      assertThat(server.awaitExit(Duration.ofSeconds(60))).isNotZero();
      assertThat(server.output())
          .contains("Insula did not start: INSULA_ADMIN_PASSWORD is not set")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void secrets_may_stand_in_files(@TempDir Path folder) throws IOException {
    var database = TestDatabase.create();
    var password = Files.writeString(folder.resolve("database"), database.password() + "\n");
    var admin = Files.writeString(folder.resolve("admin"), TestPasswords.ADMIN + "\n");
    var settings =
        Settings.standard()
            .on(database)
            .with("INSULA_DATABASE_PASSWORD", "")
            .with("INSULA_DATABASE_PASSWORD_FILE", password.toString())
            .with("INSULA_RATES_VOTES_PER_MINUTE", "")
            .with("INSULA_OUTBOX_LEASE", "")
            .with("INSULA_ADMIN_PASSWORD", "")
            .with("INSULA_ADMIN_PASSWORD_FILE", admin.toString());
    try (var server = ServerProcess.start(settings)) {
      server.awaitReady();
      assertThat(projects(server).http().get("/apps").status()).isEqualTo(200);
    }
  }

  private static ProjectClient projects(ServerProcess server) {
    return new ProjectClient(TestUsers.of(server.uri()).admin());
  }

  /** Returns the schemas in which this server ran migrations, from its log. */
  private static Stream<String> migratedSchemas(ServerProcess server) {
    return Pattern.compile("Schema (\\w+): \\d+ migrations ran")
        .matcher(server.output())
        .results()
        .map(found -> found.group(1));
  }

  private static List<String> migrationsRun(TestDatabase database, String schema)
      throws SQLException {
    var versions = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT version FROM "
                    + schema
                    + ".flyway_schema_history WHERE version IS NOT NULL")) {
      while (rows.next()) {
        versions.add(rows.getString("version"));
      }
    }
    return versions;
  }

  private static boolean isAboutWaiting(String line) {
    return line.toLowerCase(Locale.ROOT).contains("database") && line.contains("WARN");
  }
}
