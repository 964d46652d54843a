package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Tests the server as {@code ./insula run} starts it: with its own PostgreSQL and demo data. */
@Tag("processes")
@Execution(CONCURRENT)
class DevelopmentServerTest {
  @TempDir Path data;

  @Test
  void a_newcomer_starts_it_signs_in_and_proposes_and_finds_it_all_again_the_next_day() {
    var settings =
        Settings.standard()
            .with("INSULA_DEVELOPMENT", "true")
            .with("INSULA_DATA", data.resolve("elsewhere").toString());
    try (var server = ServerProcess.start(settings).awaitReady()) {
      signIn(server, "popee", "demo-member").expect(200);
      var projects = projects(server);
      projects.propose("A bench by the lake").expect(201);
      assertThat(projects.names())
          .startsWith("A bench by the lake")
          .contains("Popee the Performer");
      assertThat(classBudget(server))
          .contains("\"phase\":\"voting\"", "\"eligible\":30", "\"voted\":24")
          .contains("\"name\":\"Popee the Performer\",\"withdrawn\":false");
      server.terminate();
      server.awaitExit(Duration.ofSeconds(30));
    }
    try (var server = ServerProcess.start(settings).awaitReady()) {
      assertThat(projects(server).names()).startsWith("A bench by the lake").hasSize(6);
      assertThat(server.output()).contains("ready at http://localhost:" + settings.port());
    }
  }

  @Test
  void a_password_given_to_a_server_with_demo_data_is_the_one_that_works() {
    var settings =
        new Settings(
            Settings.standard().port(),
            Map.of("INSULA_DEVELOPMENT", "true", "INSULA_DATA", data.toString()));
    try (var server = ServerProcess.start(settings).awaitReady()) {
      signIn(server, "admin", "demo-admin").expect(200);
      server.terminate();
      server.awaitExit(Duration.ofSeconds(30));
    }
    var given = settings.with("INSULA_ADMIN_PASSWORD", TestPasswords.ADMIN);
    try (var server = ServerProcess.start(given).awaitReady()) {
      signIn(server, "admin", "demo-admin").expect(401);
      signIn(server, "admin", TestPasswords.ADMIN).expect(200);
    }
  }

  @Test
  void a_server_in_development_without_accounts_prints_how_to_create_one() {
    var settings =
        new Settings(Settings.standard().port(), Map.of())
            .on(TestDatabase.create())
            .with("INSULA_DEVELOPMENT", "true")
            .with("INSULA_DEMO", "false");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      await().until(() -> server.output().contains("No account can sign in yet"));
      assertThat(server.output()).contains("INSULA_ADMIN_PASSWORD").doesNotContain("Demo accounts");
    }
  }

  private static ProjectClient projects(ServerProcess server) {
    return new ProjectClient(TestUsers.of(server.uri()).admin());
  }

  private static ApiResponse signIn(ServerProcess server, String name, String password) {
    return ApiClient.at(server.uri())
        .post("/login", Map.of("username", name, "password", password));
  }

  /** Returns what a member sees of the demo cycle that is open for votes. */
  private static String classBudget(ServerProcess server) {
    var token = signIn(server, "popee", "demo-member").expect(200).json().required("access_token");
    var query =
        """
        { cycles(active: true, first: 1) { nodes { name phase turnout { eligible voted }
          proposals { nodes { name withdrawn } } } } }
        """;
    return ApiClient.at(server.uri())
        .withToken(token.textValue())
        .post("/graphql", Map.of("query", query))
        .expect(200)
        .body();
  }
}
