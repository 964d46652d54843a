package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
@Property(name = "insula.web.head-timeout", value = "700ms")
@Property(name = "insula.web.body-grace", value = "700ms")
@Property(name = "micronaut.server.idle-timeout", value = "2s")
class LimitsTest {
  private static final int MIB = 1024 * 1024;

  @Inject EmbeddedServer server;

  private RawClient connect() {
    return RawClient.connect(server.getURI());
  }

  private static byte[] json(int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) ' ');
    bytes[0] = '[';
    bytes[length - 1] = ']';
    return bytes;
  }

  private int post(String path, int length) {
    return ApiClient.at(server.getURI())
        .send("POST", path, "application/json", json(length))
        .status();
  }

  @Test
  void a_body_of_one_mebibyte_is_accepted_and_a_larger_one_refused() {
    assertThat(post("/parcels/any", MIB)).isEqualTo(200);
    assertThat(post("/parcels/any", MIB + 1)).isEqualTo(413);
  }

  @Test
  void a_connection_serves_the_next_request_after_a_refused_body() throws Exception {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (var time = 0; time < 100; time++) {
        for (var length : List.of(MIB + 1, MIB)) {
          var request =
              HttpRequest.newBuilder(server.getURI().resolve("/parcels/any"))
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(json(length)))
                  .build();
          assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
              .isEqualTo(length > MIB ? 413 : 200);
        }
      }
    }
  }

  @Test
  void a_route_may_accept_larger_bodies() {
    assertThat(post("/parcels/large", 3 * MIB)).isEqualTo(200);
    assertThat(post("/parcels/large", 3 * MIB + 1)).isEqualTo(413);
  }

  @Test
  void a_body_of_eleven_mebibytes_is_refused_before_it_is_sent() throws IOException {
    try (var client = connect()) {
      client.send(head("/parcels/any", "Content-Length: " + 11 * MIB));
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 413").contains("problem+json");
    }
    assertThat(post("/parcels/any", 11 * MIB)).isEqualTo(413);
  }

  @Test
  void refusing_a_body_without_reading_all_of_it_announces_the_end_of_the_connection()
      throws IOException {
    try (var client = connect()) {
      client.send(head("/parcels/any", "Content-Length: " + 20 * MIB));
      assertThat(client.readAnswer())
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("\r\nconnection: close\r\n");
    }
  }

  @Test
  void a_chunked_body_over_the_limit_is_refused_and_the_connection_stays_open() throws IOException {
    try (var client = connect()) {
      client.send(head("/parcels/any", "Transfer-Encoding: chunked"));
      for (int i = 0; i < 11; i++) {
        client.send(chunk(json(MIB)));
      }
      client.send("0\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 413").contains("problem+json");
      client.send("GET /parcels/7 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200").contains("7");
    }
  }

  @Test
  void a_chunked_body_may_be_as_large_as_its_route_allows() throws IOException {
    try (var client = connect()) {
      client.send(head("/parcels/large", "Transfer-Encoding: chunked"));
      for (int i = 0; i < 3; i++) {
        client.send(chunk(json(MIB)));
      }
      client.send("0\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200").contains("3145728");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a/parcels/large", "HTTP://b:80/parcels/large?"})
  void a_route_has_its_limit_in_each_form_of_its_address(String address) throws IOException {
    for (var framing : List.of("Content-Length: " + 3 * MIB, "Transfer-Encoding: chunked")) {
      try (var client = connect()) {
        client.send(head(address, framing));
        var isChunked = framing.startsWith("T");
        client.send(isChunked ? chunk(json(3 * MIB)) : json(3 * MIB));
        assertThat(client.send(isChunked ? "0\r\n\r\n" : "").readAnswer())
            .startsWith("HTTP/1.1 200")
            .contains("3145728");
      }
    }
  }

  @Test
  void the_connection_of_an_endless_body_is_closed() {
    Awaitility.await()
        .until(
            () -> {
              try (var client = connect()) {
                client.send(head("/parcels/any", "Transfer-Encoding: chunked"));
                for (int i = 0; i < 100; i++) {
                  client.send(chunk(json(MIB)));
                }
                return false;
              } catch (IOException e) {
                return true;
              }
            });
  }

  @Test
  void the_connection_of_a_slow_head_is_closed() throws IOException {
    try (var client = connect()) {
      client.send("GET /parcels/1 HTTP/1.1\r\nX: ");
      Awaitility.await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(30))
          .until(() -> !client.trickle('x'));
    }
  }

  @Test
  void the_connection_of_a_slow_second_head_is_closed_too() throws IOException {
    try (var client = connect()) {
      client.send("GET /parcels/1 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200");
      client.send("GET /parcels/1 HTTP/1.1\r\nX: ");
      Awaitility.await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(30))
          .until(() -> !client.trickle('x'));
    }
  }

  @Test
  void the_connection_of_a_slow_body_is_closed() throws IOException {
    try (var client = connect()) {
      client.send(head("/parcels/any", "Content-Length: 1000"));
      Awaitility.await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(30))
          .until(() -> !client.trickle(' '));
    }
  }

  @Test
  void a_connection_without_a_request_is_closed() throws IOException {
    try (var client = connect()) {
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void an_idle_connection_outlives_the_head_timeout_but_not_the_idle_timeout() throws IOException {
    try (var client = connect()) {
      client.send("GET /parcels/1 HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200");
      var start = System.nanoTime();
      assertThat(client.readToEnd()).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThan(Duration.ofMillis(1_500));
    }
  }

  @Test
  void a_response_that_takes_longer_than_the_idle_timeout_arrives() throws IOException {
    try (var client = connect()) {
      client.send("GET /parcels/late HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  private static String head(String path, String framing) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + framing
        + "\r\n\r\n";
  }

  private static byte[] chunk(byte[] bytes) {
    var head =
        (Integer.toHexString(bytes.length) + "\r\n")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    var chunk = Arrays.copyOf(head, head.length + bytes.length + 2);
    System.arraycopy(bytes, 0, chunk, head.length, bytes.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return chunk;
  }
}
