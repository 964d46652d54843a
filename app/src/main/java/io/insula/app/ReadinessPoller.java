package io.insula.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until this server is ready. Requests {@code /health/readiness} over HTTP again and again,
 * like any client.
 */
final class ReadinessPoller {
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int ANSWER_TIMEOUT_MILLIS = 5_000;

  // The request is written as text, because loading the classes of an HTTP client would take longer
  // than the polling.
  private static final String REQUEST =
      "GET /health/readiness HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";

  private final ServerAddress server;
  private final Duration timeout;

  ReadinessPoller(ServerAddress server) {
    this(server, TIMEOUT);
  }

  ReadinessPoller(ServerAddress server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /**
   * Waits for the first ready answer.
   *
   * @return the time since the start of this JVM; empty if the server is not ready within a minute
   */
  Optional<Duration> awaitAndMeasure() {
    var deadline = System.nanoTime() + timeout.toNanos();
    while (!isReady()) {
      if (System.nanoTime() - deadline > 0) {
        return Optional.empty();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    var readyAtMillis = System.currentTimeMillis();
    return Optional.of(
        Duration.ofMillis(readyAtMillis - ManagementFactory.getRuntimeMXBean().getStartTime()));
  }

  private boolean isReady() {
    try (var socket = new Socket()) {
      socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
      socket.connect(server.socket(), ANSWER_TIMEOUT_MILLIS);
      socket.getOutputStream().write(REQUEST.formatted(server.authority()).getBytes(US_ASCII));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      var status = answer.readLine();
      return status != null && status.startsWith("HTTP/1.1 200");
    } catch (IOException e) {
      return false; // The server does not listen yet.
    }
  }
}
