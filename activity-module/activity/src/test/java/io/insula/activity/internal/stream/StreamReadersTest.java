package io.insula.activity.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.activity.ActivityLog;
import io.insula.activity.internal.TestEvents;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;

@Timeout(180)
@Execution(CONCURRENT)
class StreamReadersTest {
  private final TestDatabase direct = TestDatabase.reserve();
  private final FaultyProxy proxy = FaultyProxy.inFrontOf(direct);
  private final List<EmbeddedServer> instances = new ArrayList<>();

  @AfterEach
  void stop() {
    proxy.heal();
    instances.forEach(EmbeddedServer::stop);
    proxy.close();
  }

  @Test
  void the_answer_begins_immediately_even_if_the_log_is_empty() {
    var server = start(Map.of());
    var client = TestUsers.of(server.getURI()).service("reader");

    long begin = System.nanoTime();
    try (var reader = SseReader.open(client, null)) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      await().until(() -> reader.heartbeats() == 1);
    }
  }

  @Test
  void a_reader_without_events_gets_heartbeats_when_they_are_due() {
    var server = start(Map.of("insula.activity.stream-heartbeat", "1s"));
    long begin = System.nanoTime();
    try (var reader = SseReader.open(TestUsers.of(server.getURI()).service("reader"), null)) {
      await().until(() -> reader.heartbeats() >= 4);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
      assertThat(reader.heartbeatInterval()).isEqualTo(1_000);
      assertThat(reader.messages()).isEmpty();
    }
  }

  @Test
  void a_reader_that_disconnected_frees_its_permit() {
    var server = start(Map.of("insula.activity.max-stream-readers", 1));
    var client = TestUsers.of(server.getURI()).service("reader");
    var newEvents = server.getApplicationContext().getBean(NewEventNotifier.class);
    var first = SseReader.open(client, null);
    await().until(() -> newEvents.waiting() == 1);
    assertThat(client.get("/events/stream").expect(503).header("Retry-After")).isEqualTo("5");

    first.close();

    await().until(() -> newEvents.waiting() == 0);
    try (var second = SseReader.open(client, null)) {
      await().until(() -> newEvents.waiting() == 1);
      log(server).record(TestEvents.saying("hello"));
      await().untilAsserted(() -> assertThat(second.messages()).containsExactly("hello"));
    }
  }

  @Test
  void readers_miss_nothing_while_the_database_is_unavailable() {
    var server = start(Map.of("insula.activity.stream-heartbeat", "1s"));
    var other = startInstance(direct, Map.of());
    var client = TestUsers.of(server.getURI()).service("reader");
    var leaving = SseReader.open(client, null);
    try (var staying = SseReader.open(client, null)) {
      log(other).record(TestEvents.saying("before"));
      await().until(() -> !staying.messages().isEmpty() && !leaving.messages().isEmpty());
      leaving.close();

      proxy.cut();
      int heartbeats = staying.heartbeats();
      log(other).record(TestEvents.saying("meanwhile"));
      await().until(() -> staying.heartbeats() > heartbeats + 1);
      proxy.heal();

      log(other).record(TestEvents.saying("after"));
      await()
          .untilAsserted(
              () -> assertThat(staying.messages()).containsExactly("before", "meanwhile", "after"));
      try (var back = SseReader.open(client, leaving.lastEventId())) {
        await()
            .untilAsserted(() -> assertThat(back.messages()).containsExactly("meanwhile", "after"));
      }
    }
  }

  @Test
  void deleted_events_do_not_wake_readers_again_and_again() {
    var server =
        start(
            Map.of("insula.activity.stream-heartbeat", "1s", "insula.activity.stream-poll", "1h"));
    var client = TestUsers.of(server.getURI()).service("reader");
    var newEvents = server.getApplicationContext().getBean(NewEventNotifier.class);
    try (var first = SseReader.open(client, null)) {
      await().until(() -> newEvents.waiting() == 1);
      direct.execute(
          "INSERT INTO activity.event SELECT now(), gen_random_uuid(), 'c', 'e', NULL, 'm', '{}'");
      newEvents.pollNewest();
      await().untilAsserted(() -> assertThat(first.messages()).containsExactly("m"));
    }
    direct.execute("DELETE FROM activity.event");

    long begin = System.nanoTime();
    try (var reader = SseReader.open(client, "1")) {
      await().until(() -> reader.heartbeats() >= 4);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
    }
  }

  private EmbeddedServer start(Map<String, Object> settings) {
    return startInstance(proxy.through(direct), settings);
  }

  private EmbeddedServer startInstance(TestDatabase database, Map<String, Object> settings) {
    var properties = new HashMap<>(settings);
    properties.put("datasources.default.url", database.url());
    properties.put("datasources.default.username", database.username());
    properties.put("datasources.default.password", database.password());
    properties.put("micronaut.server.port", "-1");
    var instance = ApplicationContext.run(EmbeddedServer.class, properties, "test");
    instances.add(instance);
    return instance;
  }

  private static ActivityLog log(EmbeddedServer instance) {
    return instance.getApplicationContext().getBean(ActivityLog.class);
  }
}
