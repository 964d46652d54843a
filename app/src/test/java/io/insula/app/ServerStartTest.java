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
import java.io.File;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests what real processes need and wait for at start-up, and their message if they do not start.
 */
@Tag("processes")
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

  /** The build replaces the jar while a process still starts from it, so classes are missing. */
  @Test
  void a_failed_start_ends_although_no_class_can_be_loaded_any_more(@TempDir Path folder)
      throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            classPathWithout(Set.of("ReadinessPoller.class", "StartErrorMessages.class"), folder),
            "io.insula.app.Insula");
    builder.environment().keySet().removeIf(name -> name.startsWith("INSULA_"));
    builder.environment().putAll(Settings.standard().on(TestDatabase.create()).environment());
    var log = folder.resolve("log").toFile();
    var server = builder.redirectErrorStream(true).redirectOutput(log).start();
    try {
      assertThat(server.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(log.toPath())).isTrue();
      assertThat(server.exitValue()).isEqualTo(1);
      assertThat(log)
          .content()
          .contains("Insula did not start: java.lang.NoClassDefFoundError", "/ReadinessPoller")
          .contains(StartErrorMessages.IF_REPLACED);
    } finally {
      server.destroyForcibly();
    }
  }

  /** Returns the class path of the tests, with a copy of the classes of this module. */
  private static String classPathWithout(Set<String> missing, Path folder) throws IOException {
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var own = Path.of("target", "classes").toAbsolutePath();
    var copy = folder.resolve("classes");
    try (Stream<Path> files = Files.walk(own)) {
      for (var file : files.filter(each -> !missing.contains(each.getFileName() + "")).toList()) {
        Files.copy(file, copy.resolve(own.relativize(file).toString()));
      }
    }
    return Stream.of(path.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .map(entry -> Path.of(entry).equals(own) ? copy.toString() : entry)
        .collect(Collectors.joining(File.pathSeparator));
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
