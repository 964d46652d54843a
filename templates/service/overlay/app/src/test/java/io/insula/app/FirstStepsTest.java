package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the server in two ways and tests it: like {@code ./insula run}, and like in production.
 */
class FirstStepsTest {
  @TempDir Path data;

  @Test
  void a_newcomer_starts_it_signs_in_and_adds_an_item_and_finds_it_after_a_restart() {
    var settings =
        Settings.standard()
            .with("INSULA_DEVELOPMENT", "true")
            .with("INSULA_DATA", data.resolve("postgres").toString());
    try (var server = ServerProcess.start(settings).awaitReady()) {
      member(server).post("/sample/items", Map.of("name", "Ladder", "quantity", 2)).expect(201);
      server.terminate();
      server.awaitExit(Duration.ofSeconds(30));
    }
    try (var server = ServerProcess.start(settings).awaitReady()) {
      assertThat(member(server).get("/sample/items").expect(200).body()).contains("Ladder");
      assertThat(server.output()).contains("ready at http://localhost:" + settings.port());
    }
  }

  @Test
  void without_a_token_there_is_no_answer() {
    var settings = Settings.standard().on(TestDatabase.create());
    try (var server = ServerProcess.start(settings).awaitReady()) {
      ApiClient.at(server.uri()).get("/sample/items").expect(401);
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

  private static ApiClient member(ServerProcess server) {
    var client = ApiClient.at(server.uri());
    var token =
        client
            .post("/login", Map.of("username", "popee", "password", "demo-member"))
            .expect(200)
            .json()
            .required("access_token");
    return client.withToken(token.textValue());
  }
}
