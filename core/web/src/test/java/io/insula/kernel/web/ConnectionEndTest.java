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

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1"})
  void a_streamed_body_of_known_length_has_that_length_and_no_chunks(String version)
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var request = "GET /shelves/parts HTTP/" + version + "\r\nHost: a\r\nConnection: close\r\n";

      assertThat(client.send(request + "\r\n").readToEnd())
          .startsWith("HTTP/" + version + " 200")
          .containsIgnoringCase("\r\ncontent-length: 2100\r\n")
          .doesNotContainIgnoringCase("transfer-encoding")
          .doesNotContainIgnoringCase("insula-stream-length")
          .endsWith("\r\n\r\n" + "part 0\n".repeat(300));
    }
  }

  @Test
  void after_a_streamed_body_of_known_length_the_connection_takes_further_requests()
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var request = "GET /shelves/parts HTTP/1.1\r\nHost: a\r\n\r\n";

      assertThat(client.send(request).readAnswer()).endsWith("part 0\n".repeat(300));
      assertThat(client.send(request).readAnswer()).endsWith("part 0\n".repeat(300));
    }
  }

  @Test
  void a_streamed_body_that_is_compressed_on_the_way_has_no_length() throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      var request =
          "GET /shelves/parts HTTP/1.1\r\n"
              + "Host: a\r\n"
              + "Connection: close\r\n"
              + "Accept-Encoding: gzip\r\n";

      assertThat(client.send(request + "\r\n").readToEnd())
          .containsIgnoringCase("\r\ncontent-encoding: gzip\r\n")
          .containsIgnoringCase("\r\ntransfer-encoding: chunked\r\n")
          .doesNotContainIgnoringCase("content-length")
          .doesNotContainIgnoringCase("insula-stream-length");
    }
  }

  @Test
  void a_streamed_body_of_known_length_that_breaks_off_is_shorter_than_its_length()
      throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      assertThat(client.send("GET /shelves/parts?fails=true HTTP/1.0\r\n\r\n").readToEnd())
          .containsIgnoringCase("\r\ncontent-length: 2100\r\n")
          .contains("\r\n\r\npart 0\n")
          .doesNotContain("part 0\n".repeat(300));
    }
  }

  /**
   * Without a lingering close, the connection would be reset before the client has read the
   * response.
   */
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
