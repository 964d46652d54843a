package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessPollerTest {
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void it_asks_until_the_server_is_ready() {
    refusals.set(3);
    assertThat(readiness(Duration.ofSeconds(30)).awaitAndMeasure())
        .hasValueSatisfying(duration -> assertThat(duration).isPositive());
    assertThat(refusals).hasValue(-1);
  }

  @Test
  void a_server_that_is_not_ready_in_time_is_reported_and_keeps_running() {
    refusals.set(Integer.MAX_VALUE);
    assertThat(readiness(Duration.ofMillis(50)).awaitAndMeasure()).isEmpty();
  }

  private ReadinessPoller readiness(Duration timeout) {
    return new ReadinessPoller(
        new ServerAddress(server.getAddress().getAddress(), server.getAddress().getPort()),
        timeout);
  }
}
