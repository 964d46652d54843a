package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/tour.http} against a server as {@code ./insula run} starts it. */
class TourTest {
  @Test
  void every_request_of_the_tour_is_answered_as_the_tour_says() throws IOException {
    var file = HttpFile.parse(Files.readString(tour(), UTF_8));
    assertThat(file.calls()).hasSizeGreaterThan(60);
    var settings =
        new Settings(Settings.standard().port(), Map.of())
            .on(TestDatabase.create())
            .with("INSULA_DEVELOPMENT", "true");
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var ofFile = new HashMap<>(file.variables());
      assertThat(ofFile.put("host", server.uri().toString())).isEqualTo("http://localhost:8080");
      var variables = new Variables(ofFile, Instant.now());
      var client = ApiClient.at(server.uri());
      file.calls().forEach(call -> take(call, client, variables));
    }
  }

  private static void take(HttpCall call, ApiClient client, Variables variables) {
    var answer = send(call, client, variables);
    assertThat(answer.status()).as("%s answered %s", call, answer).isEqualTo(call.status());
    if (call.name() != null) {
      variables.answered(call.name(), answer.json());
    }
  }

  private static ApiResponse send(HttpCall call, ApiClient plain, Variables variables) {
    var client = plain;
    for (var header : call.headers().entrySet()) {
      client = client.withHeader(header.getKey(), variables.resolve(header.getValue()));
    }
    var url = variables.resolve(call.url());
    if (!call.body().isEmpty()) {
      var type = requireNonNull(call.headers().get("Content-Type"), "no Content-Type: " + call);
      return client.send(call.method(), url, type, variables.resolve(call.body()).getBytes(UTF_8));
    }
    return switch (call.method()) {
      case "GET" -> client.get(url);
      case "POST" -> client.post(url);
      case "DELETE" -> client.delete(url);
      default -> throw new AssertionError(call + " needs a body");
    };
  }

  /** Tests run in the folder of their module. */
  private static Path tour() {
    return Path.of("..", "docs", "tour.http");
  }
}
