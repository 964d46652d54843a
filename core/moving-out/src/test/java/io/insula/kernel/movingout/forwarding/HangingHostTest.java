package io.insula.kernel.movingout.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ServerProcess;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests forwarding to a host that accepts connections and then does nothing. */
class HangingHostTest {
  private static final int MIB = 1024 * 1024;

  private final CountDownLatch awake = new CountDownLatch(1);

  /** Starts a host that sends and reads nothing until the test allows it. */
  private FakeHost hanging() throws IOException {
    return new FakeHost(
        (socket, _) -> {
          try {
            assertThat(awake.await(60, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return FakeHost.say(socket, "HTTP/1.1 204 No Content\r\n\r\n");
        });
  }

  private static EmbeddedServer inFrontOf(FakeHost host, Duration deadline) {
    return ForwardingServers.insecureFront(
        ServerProcess.freePort(),
        Map.of(
            "insula.remote.garden.web-target",
            "127.0.0.1:" + host.port(),
            "insula.remote.deadline",
            deadline));
  }

  private static HttpRequest.Builder to(EmbeddedServer front, String path) {
    return HttpRequest.newBuilder(URI.create(front.getURI() + path))
        .timeout(Duration.ofSeconds(60));
  }

  @Test
  void an_upload_that_the_host_stops_reading_times_out_with_a_clear_answer() throws Exception {
    try (var host = hanging();
        var front = inFrontOf(host, Duration.ofMillis(700));
        var client = HttpClient.newHttpClient()) {
      var upload =
          to(front, "/garden/soil").POST(BodyPublishers.ofByteArray(new byte[10 * MIB])).build();

      var answer = client.send(upload, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("The app garden is currently unreachable. Retry shortly.");
      awake.countDown();
    }
  }

  @Test
  void the_number_of_waiting_requests_is_bounded() throws Exception {
    try (var host = hanging();
        var front = inFrontOf(host, Duration.ofSeconds(60));
        var client = HttpClient.newHttpClient()) {
      var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (var i = 0; i < UpstreamConcurrencyLimit.MAX_CONCURRENT_REQUESTS; i++) {
        waiting.add(
            client.sendAsync(to(front, "/garden/visitor").build(), BodyHandlers.ofString()));
      }
      await()
          .untilAsserted(
              () ->
                  assertThat(host.heads).hasSize(UpstreamConcurrencyLimit.MAX_CONCURRENT_REQUESTS));

      var oneMore = client.send(to(front, "/garden/visitor").build(), BodyHandlers.ofString());
      assertThat(oneMore.statusCode()).isEqualTo(503);
      assertThat(oneMore.body()).contains("Too many requests wait for the app garden right now.");

      awake.countDown();
      for (var answer : waiting) {
        assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
      }
      var next = client.send(to(front, "/garden/visitor").build(), BodyHandlers.ofString());
      assertThat(next.statusCode()).isEqualTo(204);
    }
  }
}
