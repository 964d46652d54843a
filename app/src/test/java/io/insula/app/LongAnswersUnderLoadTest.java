package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests exports, searches and streams while other clients send short requests, and during a
 * shutdown.
 */
@Tag("processes")
class LongAnswersUnderLoadTest {
  private static final int EVENTS = 20_000;
  private static final int LINES = 5_000;
  private static final int CONNECTIONS = 16;
  private static final int REQUESTS = 50;
  private static final int STREAMS = 10;
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Settings settings =
      Settings.standard()
          .on(TestDatabase.create())
          .with("INSULA_DRAIN", "1s")
          .with("INSULA_SHUTDOWN_GRACE", "5s");

  @Test
  void sixteen_connections_are_all_served_while_exports_and_searches_run() throws Exception {
    try (var server = ServerProcess.start(settings).awaitReady();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reader = TestUsers.of(server.uri()).service("reader");
      fill(reader);
      var enough = new AtomicBoolean();
      Callable<Integer> exporting =
          () -> {
            var exports = 0;
            for (; !enough.get(); exports++) {
              assertThat(reader.get("/events/export").expect(200).body().lines()).hasSize(EVENTS);
            }
            return exports;
          };
      Callable<Integer> searching =
          () -> {
            var searches = 0;
            for (; !enough.get(); searches++) {
              reader.get("/events?message=no+such+word").expect(200);
            }
            return searches;
          };
      var heavy = List.of(threads.submit(exporting), threads.submit(searching));
      var requests =
          IntStream.range(0, CONNECTIONS)
              .mapToObj(_ -> threads.submit(() -> latencies(reader)))
              .toList();

      var latencies = LongStream.builder();
      for (var each : requests) {
        each.get().forEach(latencies::add);
      }
      enough.set(true);
      for (var each : heavy) {
        assertThat(each.get()).isPositive();
      }
      var sorted = latencies.build().sorted().toArray();
      assertThat(Duration.ofNanos(sorted[sorted.length / 2])).isLessThan(SOON);
    }
  }

  @Test
  void streams_end_cleanly_and_a_client_that_does_not_read_does_not_delay_the_stop()
      throws Exception {
    try (var server = ServerProcess.start(settings).awaitReady();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reader = TestUsers.of(server.uri()).service("reader");
      fill(reader);
      var streams =
          IntStream.range(0, STREAMS)
              .mapToObj(_ -> reader.open("/events/stream"))
              .map(stream -> threads.submit(() -> textOf(stream)))
              .toList();
      try (var stalled = reader.open("/events/export")) {
        assertThat(stalled.read()).isPositive();

        server.terminate();

        assertThat(server.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
      }
      assertThat(streams)
          .allSatisfy(
              stream ->
                  assertThat(stream)
                      .succeedsWithin(SOON)
                      .asString()
                      .startsWith("id: ")
                      .endsWith("\n\n"));
    }
  }

  private static String textOf(InputStream stream) throws Exception {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static List<Long> latencies(ApiClient reader) {
    return IntStream.range(0, REQUESTS)
        .mapToObj(
            _ -> {
              var begin = System.nanoTime();
              reader.get("/events?component=order&limit=1").expect(200);
              return System.nanoTime() - begin;
            })
        .toList();
  }

  private static void fill(ApiClient service) {
    for (int from = 0; from < EVENTS; from += LINES) {
      var lines =
          IntStream.range(from, from + LINES)
              .mapToObj(LongAnswersUnderLoadTest::event)
              .collect(Collectors.joining("\n"));
      service
          .send("POST", "/events/batch", "application/x-ndjson", lines.getBytes(UTF_8))
          .expect(200);
    }
  }

  private static String event(int number) {
    return """
    {"component": "order", "environment": "production", "email": "ade@gmail.com", \
    "message": "order %d %s", "data": {"age": 20}}\
    """
        .formatted(number, "x".repeat(500));
  }
}
