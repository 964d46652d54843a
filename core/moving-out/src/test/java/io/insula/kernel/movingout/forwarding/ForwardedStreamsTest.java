package io.insula.kernel.movingout.forwarding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.garden.internal.web.GardenRoutesController;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import reactor.core.publisher.Sinks;

/** Tests slow answers, and servers that start and stop during them. */
@Execution(CONCURRENT)
class ForwardedStreamsTest {
  private static final int PIECE = 64 * 1024;
  private static final int MANY = 4_000;

  /**
   * The maximum time until a revocation takes effect. The server promises two seconds; the rest is
   * a margin for slow machines.
   */
  private static final Duration SOON = Duration.ofSeconds(20);

  private ForwardingServers servers;
  private GardenRoutesController garden;

  @BeforeEach
  void start() {
    servers = ForwardingServers.insecure(Map.of("insula.remote.deadline", "3s"));
    garden = servers.garden();
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void events_arrive_one_by_one() throws Exception {
    garden.news.tryEmitNext("one").orThrow();
    try (var lines =
        new BufferedReader(new InputStreamReader(servers.nobody().open("/garden/news"), UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("data: one");
      assertThat(lines.readLine()).isEmpty();
      garden.news.tryEmitNext("two").orThrow();
      assertThat(lines.readLine()).isEqualTo("data: two");
      assertThat(garden.cancelled.getCount()).isEqualTo(1);
    }
    // The front server notices that the client has disconnected only when it writes to the client.
    assertThat(garden.cancelled.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_feed_ends_soon_after_the_token_of_its_reader_is_revoked() throws Exception {
    var people = TestUsers.of(servers.front().getURI());
    garden.news = Sinks.many().replay().all();
    garden.news.tryEmitNext("one").orThrow();
    try (var revoked = lines(people.service("feed").open("/garden/news"));
        var other = lines(people.service("other").open("/garden/news"))) {
      assertThat(revoked.readLine()).isEqualTo("data: one");
      people.admin().delete("/accounts/feed/service-token").expect(204);
      var start = System.nanoTime();

      while (!hasEnded(revoked)) {
        // Skips the rest of the first event.
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      garden.news.tryEmitNext("two").orThrow();
      assertThat(other.readLine()).isEqualTo("data: one");
      assertThat(other.readLine()).isEmpty();
      assertThat(other.readLine()).isEqualTo("data: two");
    }
  }

  private static BufferedReader lines(InputStream body) {
    return new BufferedReader(new InputStreamReader(body, UTF_8));
  }

  /** Reads a line, and returns whether the answer ended instead, completely or not. */
  private static boolean hasEnded(BufferedReader lines) {
    try {
      return lines.readLine() == null;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void long_answers_arrive_whole() throws Exception {
    try (var body = servers.nobody().open("/garden/harvest?pieces=400")) {
      var length = 0L;
      var buffer = new byte[PIECE];
      for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        length += read;
      }
      assertThat(length).isEqualTo(400L * PIECE);
    }
  }

  @Test
  void the_app_produces_only_what_the_client_reads_and_stops_when_it_disconnects()
      throws Exception {
    try (var client = new Socket()) {
      client.setReceiveBufferSize(PIECE);
      client.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), servers.front().getPort()));
      client
          .getOutputStream()
          .write(
              ("GET /garden/harvest?pieces=" + MANY + " HTTP/1.1\r\nHost: a\r\n\r\n")
                  .getBytes(ISO_8859_1));
      assertThat(client.getInputStream().read()).isEqualTo('H');
      await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(20))
          .until(garden.piecesMade::get, made -> made > 0 && made < MANY / 2);
      assertThat(garden.cancelled.getCount()).isEqualTo(1);
    }
    assertThat(garden.cancelled.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_answer_that_fails_in_the_middle_does_not_look_complete() throws Exception {
    garden.news.tryEmitNext("one").orThrow();
    try (var body = servers.nobody().open("/garden/news")) {
      assertThat(new String(body.readNBytes(9), UTF_8)).isEqualTo("data: one");

      garden.news.tryEmitError(new IllegalStateException("a secret")).orThrow();
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_request_that_runs_when_the_server_in_front_stops_is_answered() throws Exception {
    garden.started = new CountDownLatch(1);
    garden.gate = new CountDownLatch(1);
    var base = servers.front().getURI();
    var running = CompletableFuture.supplyAsync(() -> ApiClient.at(base).get("/garden/slow"));
    assertThat(garden.started.await(60, TimeUnit.SECONDS)).isTrue();

    var stopping = CompletableFuture.runAsync(servers.front()::stop);
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> ApiClient.at(base).get("/garden/visitor"))
                    .isInstanceOf(UncheckedIOException.class));
    garden.gate.countDown();

    assertThat(running.get(60, TimeUnit.SECONDS).expect(200).body()).contains("true");
    stopping.get(60, TimeUnit.SECONDS);
  }

  @Test
  void a_running_request_is_answered_when_its_host_stops_and_later_ones_after_its_restart()
      throws Exception {
    garden.started = new CountDownLatch(1);
    garden.gate = new CountDownLatch(1);
    var client = servers.nobody();
    var running = CompletableFuture.supplyAsync(() -> client.get("/garden/slow"));
    assertThat(garden.started.await(60, TimeUnit.SECONDS)).isTrue();

    var stopping = CompletableFuture.runAsync(servers.host()::stop);
    await().untilAsserted(() -> client.get("/garden/visitor").expect(503));
    garden.gate.countDown();
    running.get(60, TimeUnit.SECONDS).expect(200);
    stopping.get(60, TimeUnit.SECONDS);

    try (var again = ForwardingServers.insecureHost(servers.port())) {
      assertThat(again.isRunning()).isTrue();
      client.get("/garden/visitor").expect(200);
      client.post("/garden/soil").expect(200);
    }
  }
}
