package io.insula.activity.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.activity.ActivityLog;
import io.insula.activity.internal.TestEvents;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;

@Timeout(180)
@Execution(CONCURRENT)
class EventStreamTest {
  /** The server promises two seconds. The rest is for a slow machine. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.reserve();
  private EmbeddedServer server;
  private TestUsers people;

  @BeforeEach
  void start() {
    server = startInstance();
    people = TestUsers.of(server.getURI());
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_reader_sees_new_events_in_order() {
    log(server).record(TestEvents.saying("before"));
    try (var reader = SseReader.open(people.service("reader"), null)) {
      for (int i = 0; i < 10; i++) {
        log(server).record(TestEvents.saying("event " + i));
      }

      await().untilAsserted(() -> assertThat(reader.messages()).hasSize(10));
      assertThat(reader.messages())
          .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "event " + i).toList());
    }
  }

  @Test
  void a_reader_that_reconnects_misses_nothing_and_sees_nothing_twice() throws Exception {
    var other = startInstance();
    var service = people.service("reader");
    var enough = new AtomicBoolean();
    var written = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = SseReader.open(service, "0");
      var writers =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            var log = log(i % 2 == 0 ? server : other);
                            while (!enough.get()) {
                              log.record(TestEvents.saying("event " + written.incrementAndGet()));
                            }
                          }))
              .toList();
      await().until(() -> first.messages().size() > 300);
      first.close();

      try (var second = SseReader.open(service, first.lastEventId())) {
        await().until(() -> second.messages().size() > 300);
        enough.set(true);
        for (var writer : writers) {
          writer.get();
        }
        await().until(() -> first.messages().size() + second.messages().size() >= written.get());
        assertThat(both(first.messages(), second.messages())).hasSize(written.get());
        assertThat(both(first.messages(), second.messages())).doesNotHaveDuplicates();
        assertThat(both(first.ids(), second.ids()))
            .isSortedAccordingTo(Comparator.naturalOrder())
            .doesNotHaveDuplicates();
      }
    } finally {
      enough.set(true);
      other.stop();
    }
  }

  @Test
  void a_reader_without_any_event_reconnects_and_misses_nothing() {
    log(server).record(TestEvents.saying("before"));
    String place;
    try (var reader = SseReader.open(people.service("reader"), null)) {
      await().until(() -> reader.heartbeats() == 1);
      place = reader.lastEventId();
    }
    assertThat(place).matches("\\d+");
    log(server).record(TestEvents.saying("meanwhile"));

    try (var again = SseReader.open(people.service("reader"), place)) {
      await().untilAsserted(() -> assertThat(again.messages()).containsExactly("meanwhile"));
    }
  }

  @Test
  void streams_end_when_the_server_shuts_down() {
    try (var reader = SseReader.open(people.service("reader"), null)) {
      log(server).record(TestEvents.saying("the last"));
      await().untilAsserted(() -> assertThat(reader.messages()).containsExactly("the last"));

      server.getApplicationContext().getBean(GracefulShutdownManager.class).shutdownGracefully();

      await().until(reader::hasEnded);
    }
  }

  @Test
  void a_reader_whose_token_is_revoked_reads_no_further() {
    try (var reader = SseReader.open(people.service("reader"), null)) {
      log(server).record(TestEvents.saying("the last"));
      await().untilAsserted(() -> assertThat(reader.messages()).containsExactly("the last"));

      people.admin().delete("/accounts/reader/service-token").expect(204);

      await().atMost(SOON).until(reader::hasEnded);
      log(server).record(TestEvents.saying("a secret"));
      assertThat(reader.messages()).containsExactly("the last");
    }
  }

  @Test
  void a_reader_whose_account_is_disabled_reads_no_further() {
    try (var reader = SseReader.open(people.service("leaver"), null)) {
      people.admin().patch("/accounts/leaver", Map.of("disabled", true)).expect(200);

      await().atMost(SOON).until(reader::hasEnded);
    }
  }

  @Test
  void only_admins_see_events_about_the_security_of_the_server() {
    try (var service = SseReader.open(people.service("reader"), null);
        var admin = SseReader.open(people.admin(), null)) {
      log(server)
          .recordAll(
              List.of(
                  TestEvents.saying("before"),
                  TestEvents.of("security", "production", "ade@gmail.com", "wrong password"),
                  TestEvents.saying("after")));

      await().untilAsserted(() -> assertThat(service.messages()).contains("after"));
      await()
          .untilAsserted(
              () -> assertThat(admin.messages()).contains("before", "wrong password", "after"));
      assertThat(service.messages()).containsExactly("before", "after");
    }
  }

  @Test
  void an_invalid_id_is_refused() {
    var client = people.service("reader");
    for (var id : List.of("x", "-1", "123456789012345678", "")) {
      assertThat(client.withHeader("Last-Event-ID", id).get("/events/stream").status())
          .isEqualTo(400);
    }
  }

  @Test
  void members_cannot_read_the_log() {
    assertThat(people.member("mia").get("/events/stream").status()).isEqualTo(403);
    assertThat(people.nobody().get("/events/stream").status()).isEqualTo(401);
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private EmbeddedServer startInstance() {
    return ApplicationContext.run(
        EmbeddedServer.class,
        Map.of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password(),
            "micronaut.server.port", "-1"),
        "test");
  }

  private static ActivityLog log(EmbeddedServer instance) {
    return instance.getApplicationContext().getBean(ActivityLog.class);
  }
}
