package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.cycles.contract.ContractElections;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.movingout.moving.MoveCommand;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("processes")
class MoveCommandTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void the_data_of_an_app_moves_and_the_old_server_does_not_start_with_empty_data() {
    var old = TestDatabase.create();
    var fresh = TestDatabase.create();
    try (var server = ServerProcess.start(Settings.standard().on(old)).awaitReady()) {
      var feed = TestUsers.of(server.uri()).service("feed");
      feed.post("/events", event()).expect(201);
      feed.post("/analytics/events", trial()).expect(201);
      assertThat(trials(server)).isOne();
    }

    for (var app : List.of("threads", "projects", "activity", "analytics")) {
      move(old, fresh, app);
    }

    assertThat(said.toString(UTF_8))
        .contains("threads.vote: 0 rows", "analytics.event: 1 rows")
        // The rows are the test's event and the server's own security events.
        .containsPattern("activity.event: [1-9][0-9]* rows")
        .contains("The old database keeps its copy as the schema activity_moved");
    try (var server = ServerProcess.start(Settings.standard().on(old))) {
      assertThat(server.awaitExit(Duration.ofSeconds(30))).isOne();
      assertThat(server.output()).contains("was moved out of this database");
    }
    try (var server = ServerProcess.start(Settings.standard().on(fresh)).awaitReady()) {
      var events =
          TestUsers.of(server.uri())
              .service("feed")
              .get("/events?component=test")
              .expect(200)
              .json();
      assertThat(events.required("events")).hasSize(1);
      assertThat(trials(server)).isOne();
      TestUsers.of(server.uri()).service("feed").post("/analytics/events", trial()).expect(201);
      assertThat(trials(server)).isEqualTo(2);
    }
  }

  @Test
  void an_election_that_moves_keeps_its_result_and_its_ballots() {
    var old = TestDatabase.create();
    var fresh = TestDatabase.create();
    long id;
    List<String> before;
    try (var server = ServerProcess.start(Settings.standard().on(old)).awaitReady()) {
      id = upload(server);
      before = resultsAndFile(server, id);
    }

    move(old, fresh, "cycles");

    assertThat(said.toString(UTF_8)).contains("cycles.ballot: 13 rows", "cycles.proposal: 4 rows");
    try (var server = ServerProcess.start(Settings.standard().on(fresh)).awaitReady()) {
      assertThat(resultsAndFile(server, id)).isEqualTo(before);
      assertThat(upload(server)).isEqualTo(id + 1);
    }
  }

  private static long upload(ServerProcess server) {
    return new CyclesWebClient(TestUsers.of(server.uri()).admin()).upload(ContractElections.SMALL);
  }

  private static List<String> resultsAndFile(ServerProcess server, long cycleId) {
    var admin = TestUsers.of(server.uri()).admin();
    return Stream.of("/results", "/export")
        .map(what -> admin.get("/cycles/" + cycleId + what).expect(200).body())
        .toList();
  }

  @Test
  void missing_or_wrong_arguments_are_reported_in_one_line() {
    assertRefused(Map.of(), List.of(), "Usage: move APP");
    assertRefused(Map.of(), List.of("threads", "projects"), "Usage: move APP");
    assertRefused(Map.of(), List.of("kernel"), "No app with its own data has the name kernel");
    assertRefused(
        Map.of(), List.of("../threads"), "No app with its own data has the name ../threads");
    assertRefused(Map.of(), List.of("threads"), "INSULA_DATABASE_URL is not set");
    assertRefused(
        Map.of("INSULA_DATABASE_URL", "jdbc:postgresql://localhost/a"),
        List.of("threads"),
        "INSULA_MOVE_TO_URL is not set");
    var database = TestDatabase.create();
    assertRefused(
        Map.of(
            "INSULA_DATABASE_URL", database.url(),
            "INSULA_DATABASE_USER", database.username(),
            "INSULA_DATABASE_PASSWORD", database.password(),
            "INSULA_MOVE_TO_URL", "postgresql://localhost/a"),
        List.of("threads"),
        "INSULA_MOVE_TO_URL must begin with jdbc:postgresql:");
  }

  private void assertRefused(Map<String, String> environment, List<String> arguments, String why) {
    assertThatThrownBy(() -> new MoveCommand().run(arguments, environment, System.out))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith(why);
  }

  private void move(TestDatabase from, TestDatabase to, String app) {
    var environment =
        Map.of(
            "INSULA_DATABASE_URL", from.url(),
            "INSULA_DATABASE_USER", from.username(),
            "INSULA_DATABASE_PASSWORD", from.password(),
            "INSULA_MOVE_TO_URL", to.url(),
            "INSULA_MOVE_TO_USER", to.username(),
            "INSULA_MOVE_TO_PASSWORD", to.password());
    new MoveCommand().run(List.of(app), environment, new PrintStream(said, true, UTF_8));
  }

  private static long trials(ServerProcess server) {
    return TestUsers.of(server.uri())
        .admin()
        .get("/analytics/summary")
        .expect(200)
        .json()
        .required("trials")
        .longValue();
  }

  private static Map<String, Object> trial() {
    return Map.of("name", "trial", "user_id", "ade");
  }

  private static Map<String, Object> event() {
    return Map.of(
        "component", "test",
        "environment", "test",
        "email", "ade@example.org",
        "message", "moved along",
        "data", Map.of());
  }
}
