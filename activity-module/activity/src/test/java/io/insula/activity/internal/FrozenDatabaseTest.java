package io.insula.activity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that a server whose database does not respond answers every request within two seconds. */
class FrozenDatabaseTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofMillis(700);
  private static final int ROUNDS = 12;

  private final TestDatabase direct = TestDatabase.reserve();
  private final FaultyProxy proxy = FaultyProxy.inFrontOf(direct);
  private final EmbeddedServer server = start();
  private final ApiClient service = TestUsers.of(server.getURI()).service("sender");

  @AfterEach
  void stop() {
    proxy.heal();
    server.close();
    proxy.close();
  }

  private record Timed(ApiResponse answer, Duration time) {}

  @Test
  void every_answer_comes_within_two_seconds_from_the_first_moment_on() throws Exception {
    post().expect(201);
    // Connections that were not used for half a second are checked before they are used.
    await().pollDelay(IDLE).until(() -> true);
    var answers = new ArrayList<Future<Timed>>();
    try (var threads = Executors.newScheduledThreadPool(ROUNDS * 4)) {
      proxy.freeze();
      for (int round = 0; round < ROUNDS; round++) {
        for (var request : requests()) {
          answers.add(threads.schedule(() -> timed(request), 250L * round, TimeUnit.MILLISECONDS));
        }
      }
      for (var answer : answers) {
        assertThat(answer.get().answer().status()).isEqualTo(503);
        assertThat(answer.get().answer().header("Retry-After")).isNotBlank();
        assertThat(answer.get().time()).isLessThan(TWO_SECONDS);
      }
    }
    proxy.thaw();
    await().until(() -> post().status() == 201);
  }

  private List<Callable<ApiResponse>> requests() {
    return List.of(
        this::post,
        () ->
            service
                .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .post("/events", event()),
        () -> service.get("/events?component=c"),
        () -> service.get("/events/" + UUID.randomUUID()));
  }

  private ApiResponse post() {
    return service.post("/events", event());
  }

  private static Map<String, Object> event() {
    return Map.of(
        "component", "c", "environment", "e", "email", "a@b.org", "message", "m", "data", Map.of());
  }

  private static Timed timed(Callable<ApiResponse> request) throws Exception {
    var start = System.nanoTime();
    var answer = request.call();
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  private EmbeddedServer start() {
    var database = proxy.through(direct);
    return ApplicationContext.run(
        EmbeddedServer.class,
        Map.of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password(),
            "micronaut.server.port", "-1"),
        "test");
  }
}
