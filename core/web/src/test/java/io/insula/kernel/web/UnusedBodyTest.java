package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class UnusedBodyTest {
  @Inject EmbeddedServer server;

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"shelves\":[1]}", "[[[[", " "})
  void a_body_for_a_route_that_reads_none_is_refused(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);

    var answer = client().send("POST", "/shelves/dust", "application/json", bytes).expect(400);

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("This route takes no body.");
  }

  @Test
  void a_request_without_a_body_is_answered() {
    client().post("/shelves/dust").expect(200);
    client().send("POST", "/shelves/dust", "application/json", new byte[0]).expect(200);
  }

  @Test
  void a_body_in_chunks_is_refused_only_if_it_has_content() throws IOException {
    var head =
        "POST /shelves/dust HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n";
    try (var client = RawClient.connect(server.getURI())) {
      assertThat(client.send(head + "0\r\n\r\n").readToEnd()).startsWith("HTTP/1.1 200");
    }
    try (var client = RawClient.connect(server.getURI())) {
      assertThat(client.send(head + "2\r\n{}\r\n0\r\n\r\n").readToEnd())
          .startsWith("HTTP/1.1 400")
          .contains("This route takes no body.");
    }
  }

  @Test
  void a_route_that_reads_its_body_gets_it() {
    client().post("/parcels/note", Map.of("note_text", "short")).expect(200);
  }
}
