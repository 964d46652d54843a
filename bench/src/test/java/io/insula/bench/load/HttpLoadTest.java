package io.insula.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
  private static final int CONNECTIONS = 4;
  private static final Duration SHORT = Duration.ofMillis(200);

  private final AtomicLong received = new AtomicLong();
  private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.incrementAndGet();
          clients.add(exchange.getRemoteAddress());
          seen.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      body));
          var answer = new byte[100_000];
          exchange.sendResponseHeaders(exchange.getRequestURI().getPath().length(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void every_request_is_counted_once_and_connections_stay_open() {
    var requests = new HttpRequestWriter("localhost", "secret");
    var post = requests.post(pathOf(200), "application/json", "{\"a\":\"ä\"}");

    var result = new HttpLoad(server.getAddress(), 200, number -> post).run(CONNECTIONS, SHORT);

    assertThat(result.latencies().count()).isEqualTo((int) received.get()).isPositive();
    assertThat(clients).hasSize(CONNECTIONS);
    assertThat(seen).containsExactly("POST " + pathOf(200) + " Bearer secret {\"a\":\"ä\"}");
    // Connections start a little before the measured time begins, so they also end earlier.
    assertThat(result.elapsed()).isBetween(SHORT.dividedBy(2), SHORT.multipliedBy(50));
    assertThat(result.perSecond())
        .isCloseTo(
            received.get() / (result.elapsed().toNanos() / 1e9),
            org.assertj.core.data.Percentage.withPercentage(1));
  }

  @Test
  void an_answer_with_another_status_ends_the_load() {
    var get = new HttpRequestWriter("localhost", "secret").get(pathOf(503));

    assertThatThrownBy(
            () -> new HttpLoad(server.getAddress(), 200, number -> get).run(CONNECTIONS, SHORT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("GET /xx")
        .hasMessageEndingWith(" was answered 503 instead of 200");
  }

  @Test
  void a_server_that_closes_a_connection_ends_the_load() throws IOException {
    try (var rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(rude));
      var get = new HttpRequestWriter("localhost", "secret").get("/");
      var address = (InetSocketAddress) rude.getLocalSocketAddress();

      assertThatThrownBy(() -> new HttpLoad(address, 200, number -> get).run(1, SHORT))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private static void hangUp(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a path for which the test server answers with this status: the server uses the length
   * of the path as the status.
   */
  private static String pathOf(int status) {
    return "/" + "x".repeat(status - 1);
  }
}
