package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
class TwoCodesTest {
  @Inject CyclesOverHttp http;
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject CodeVoterFactory codes;

  @ParameterizedTest
  @CsvSource({"PUT, 200", "GET, 404", "DELETE, 404"})
  void a_request_with_two_codes_is_refused(String method, int alone) throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of("who", "roster"), 10);
    var code = codes.newCode(cycle);
    for (var second : new String[] {code, codes.newCode(cycle), ""}) {
      var answer = send(method, cycle, code, second);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Ballot-Code", "must be sent once");
    }

    assertThat(send(method, cycle, code).statusCode()).isEqualTo(alone);
  }

  private HttpResponse<String> send(String method, VotingCycle cycle, String... codesSent)
      throws IOException, InterruptedException {
    var body =
        method.equals("PUT") ? BodyPublishers.ofString("{\"votes\":[]}") : BodyPublishers.noBody();
    var request =
        HttpRequest.newBuilder(server.getURI().resolve(cycle.path() + "/ballot"))
            .header("Content-Type", "application/json")
            .method(method, body);
    for (var code : codesSent) {
      request.header("Ballot-Code", code);
    }
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
