package io.insula.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the house over HTTP, as anybody else would, whether it is ready. */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  // A client library would take longer to load than the rest of the wait.
  private static final String QUESTION =
      "GET /health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private Readiness() {}

  /**
   * Waits for the first ready answer.
   *
   * @return how long this process took to it, from the start of its virtual machine
   * @throws IllegalStateException if there is none within a minute
   */
  static Duration awaitAndMeasure(int port) {
    var deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!isReady(port)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("it does not become ready; see its log");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    var readyAtMillis = System.currentTimeMillis();
    return Duration.ofMillis(readyAtMillis - ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  private static boolean isReady(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(QUESTION.getBytes(US_ASCII));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      var status = answer.readLine();
      return status != null && status.startsWith("HTTP/1.1 200");
    } catch (IOException e) {
      return false; // Not yet.
    }
  }
}
