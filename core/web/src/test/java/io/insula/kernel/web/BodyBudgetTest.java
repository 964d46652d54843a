package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.kernel.web.limits.HeldBodyMemory;
import io.insula.testkit.ApiClient;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a budget of 400,000 bytes, of which anonymous clients can use 100,000. */
@WebTest
@Property(name = "insula.web.body-budget", value = "400000")
class BodyBudgetTest {
  private static final String UNKNOWN_TOKEN = "Authorization: Bearer x\r\n";

  @Inject EmbeddedServer server;

  @Test
  void anonymous_clients_share_a_quarter_which_is_released_after_a_response_or_disconnect()
      throws IOException {
    try (var first = unfinished("", 60_000)) {
      await().until(() -> post(50_000) == 503);
      try (var second = unfinished("", 60_000)) {
        assertThat(second.readAnswer())
            .startsWith("HTTP/1.1 503")
            .contains("problem+json", "The bodies of other requests fill the available memory")
            .containsIgnoringCase("\r\nconnection: close\r\n")
            .containsIgnoringCase("\r\nretry-after: 2\r\n");
      }
      first.send(" ");
      first.send("]");
      assertThat(first.readAnswer()).startsWith("HTTP/1.1 200");
    }
    try (var third = unfinished("", 60_000)) {
      assertThat(post(10_000)).isEqualTo(200);
    }
    await().until(() -> post(90_000) == 200);
  }

  @Test
  void clients_with_a_valid_token_are_served_while_anonymous_clients_use_all_of_their_share()
      throws IOException {
    try (var stranger = unfinished("", 90_000);
        var known = unfinished(UNKNOWN_TOKEN + "Test-User: mia\r\n", 200_000)) {
      await().until(() -> post(20_000) == 503);
      known.send(" ]");
      assertThat(known.readAnswer()).startsWith("HTTP/1.1 200");
      stranger.send(" ]");
      assertThat(stranger.readAnswer()).startsWith("HTTP/1.1 200");
    }
    await().until(() -> post(90_000) == 200);
  }

  @Test
  void clients_with_an_unknown_token_share_the_memory_of_anonymous_clients() throws IOException {
    try (var first = unfinished(UNKNOWN_TOKEN, 60_000)) {
      await().until(() -> post(50_000) == 503);
      try (var second = unfinished(UNKNOWN_TOKEN, 60_000)) {
        assertThat(second.readAnswer())
            .startsWith("HTTP/1.1 503")
            .contains("The bodies of other requests fill the available memory");
      }
      first.send(" ]");
      assertThat(first.readAnswer()).startsWith("HTTP/1.1 200");
    }
    await().until(() -> post(90_000) == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Idempotency-Key: tiny\r\n"})
  void a_body_in_tiny_pieces_counts_hardly_more_than_its_content(String header) throws IOException {
    try (var client = RawClient.connect(server.getURI())) {
      client.send(
          "POST /parcels/any HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + header
              + "Transfer-Encoding: chunked\r\n\r\n");
      client.send("1\r\n[\r\n" + "1\r\n \r\n".repeat(20_000));
      // No other request may compete for memory while the pieces still arrive. The last 3,617 bytes
      // are too few for a piece that counts.
      await().until(() -> HeldBodyMemory.in(server.getApplicationContext()) >= 16_384);
      assertThat(post(90_000)).isEqualTo(503);
      assertThat(post(70_000)).isEqualTo(200);
      client.send("1\r\n]\r\n0\r\n\r\n");
      assertThat(client.readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void the_memory_of_each_body_is_released_after_its_response() {
    for (int i = 0; i < 50; i++) {
      assertThat(post(90_000)).isEqualTo(200);
    }
  }

  /** Connects and sends a request without the last two bytes of its body. */
  private RawClient unfinished(String header, int length) throws IOException {
    var client = RawClient.connect(server.getURI());
    client.send(
        "POST /parcels/any HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + header
            + "Content-Length: "
            + length
            + "\r\n\r\n");
    client.send("[" + " ".repeat(length - 3));
    return client;
  }

  private int post(int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) ' ');
    bytes[0] = '[';
    bytes[length - 1] = ']';
    return ApiClient.at(server.getURI())
        .send("POST", "/parcels/any", "application/json", bytes)
        .status();
  }
}
