package io.insula.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a server that stops while clients send requests loses none of these requests. */
@Tag("processes")
class DrainingTest {
  private static final int CLIENTS = 34;

  /**
   * The maximum number of connections that may be reset. The operating system may accept a
   * connection at the moment when the port closes, and then reset it instead of refusing it.
   * Without the graceful shutdown this would happen to half of the connections.
   */
  private static final int RESET_AT_MOST = 5;

  private final LongAdder answered = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger resetAtOnce = new AtomicInteger();

  @Test
  void clients_in_a_closed_loop_lose_no_request() {
    var settings = Settings.standard().on(TestDatabase.create()).with("INSULA_DRAIN", "2s");
    try (var server = ServerProcess.start(settings).awaitReady();
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, CLIENTS)
              .mapToObj(_ -> clients.submit(() -> askUntilRefused(server.uri())))
              .toList();
      await().until(() -> answered.sum() > 10 * CLIENTS);

      server.terminate();
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofSeconds(2))
          .until(() -> ApiClient.at(server.uri()).get("/health/readiness").status() == 503);
      assertThat(ApiClient.at(server.uri()).get("/keys").expect(200).header("Connection"))
          .isEqualTo("close");

      assertThat(server.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
      assertThat(running).allSatisfy(client -> assertThat(client).succeedsWithin(Duration.ZERO));
      assertThat(lost).hasValue(0);
      assertThat(resetAtOnce).hasValueLessThanOrEqualTo(RESET_AT_MOST);
      assertThat(closed.sum()).isGreaterThanOrEqualTo(CLIENTS);
    }
  }

  private void askUntilRefused(URI server) {
    while (true) {
      var answers = new AtomicInteger();
      try (var socket = new Socket(server.getHost(), server.getPort())) {
        askUntilClosed(socket, answers);
      } catch (ConnectException e) {
        return;
      } catch (IOException e) {
        (answers.get() == 0 ? resetAtOnce : lost).incrementAndGet();
        return;
      }
    }
  }

  private void askUntilClosed(Socket socket, AtomicInteger answers) throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    var keepsAlive = true;
    while (keepsAlive) {
      socket.getOutputStream().write("GET /keys HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
      keepsAlive = readAnswer(in);
      answers.incrementAndGet();
      answered.increment();
    }
    closed.increment();
  }

  /** Reads one answer completely; returns false if the connection is closed after it. */
  private static boolean readAnswer(InputStream in) throws IOException {
    var length = 0;
    var keepsAlive = true;
    for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
      keepsAlive &= !lower.equals("connection: close");
    }
    if (in.readNBytes(length).length < length) {
      throw new IOException("The answer is incomplete");
    }
    return keepsAlive;
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ends before the answer is complete");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
