package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class ConnectionEndTest {
  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
  void an_http_1_0_client_gets_no_chunks(String header) throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var answer = client.send("GET /shelves/stream HTTP/1.0\r\n" + header + "\r\n").readToEnd();

      assertThat(answer)
          .startsWith("HTTP/1.0 200")
          .doesNotContainIgnoringCase("transfer-encoding")
          .containsIgnoringCase("\r\nconnection: close\r\n")
          .endsWith("\r\n\r\npart 0\npart 1\npart 2\n");
    }
  }

  @Test
  void an_http_1_1_client_gets_chunks() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var request = "GET /shelves/stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      assertThat(client.send(request).readToEnd())
          .containsIgnoringCase("transfer-encoding: chunked")
          .endsWith("0\r\n\r\n");
    }
  }

  @Test
  void an_http_1_0_client_gets_the_length_if_it_is_known() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      assertThat(client.send("GET /parcels/7 HTTP/1.0\r\n\r\n").readToEnd())
          .startsWith("HTTP/1.0 200")
          .containsIgnoringCase("\r\ncontent-length: 15\r\n")
          .endsWith("{\"parcel_id\":7}");
    }
  }

  /** Without a lingering close, the client would get a reset instead of the response. */
  @Test
  void a_client_that_keeps_sending_can_read_the_refusal() throws IOException {
    var length = 40L * 1024 * 1024;
    var part = new byte[64 * 1024];
    for (int i = 0; i < 5; i++) {
      try (var client = RawClient.connect(server.getURI())) {
        client.send(
            "POST /parcels/note HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + length
                + "\r\n\r\n");
        for (int sent = 0; sent < 8 * 1024 * 1024; sent += part.length) {
          client.send(part);
        }
        assertThat(client.readToEnd())
            .startsWith("HTTP/1.1 413")
            .contains("application/problem+json")
            .endsWith("}");
      }
    }
  }

  @Test
  void the_connection_of_a_client_that_never_stops_sending_is_closed() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      client.send(
          "POST /parcels/note HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Content-Length: 40000000\r\n\r\n{");
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 413").endsWith("}");
      var before = System.nanoTime();
      while (client.trickle('x')) {
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
        Thread.onSpinWait();
      }
    }
  }
}
