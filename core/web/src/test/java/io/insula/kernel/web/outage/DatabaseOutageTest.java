package io.insula.kernel.web.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class DatabaseOutageTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  private final TestDatabase direct = TestDatabase.reserve();
  private final FaultyProxy proxy = FaultyProxy.inFrontOf(direct);
  private final EmbeddedServer server = start();
  private final ApiClient client = ApiClient.at(server.getURI());

  @AfterEach
  void stop() {
    proxy.heal();
    server.close();
    proxy.close();
  }

  @Test
  void while_the_database_is_unreachable_requests_get_503_within_two_seconds() {
    client.get("/test/database").expect(200);
    proxy.cut();
    assertAnsweredWithinTwoSeconds();
    assertAnsweredWithinTwoSeconds();
    assertOnlyLiveness();

    proxy.heal();
    assertRecovery();
  }

  @Test
  void while_the_database_is_frozen_requests_get_503_within_two_seconds() {
    client.get("/test/database").expect(200);
    proxy.freeze();
    assertAnsweredWithinTwoSeconds();
    assertAnsweredWithinTwoSeconds();
    assertOnlyLiveness();

    proxy.thaw();
    assertRecovery();
  }

  @Test
  void a_request_that_waits_when_the_database_freezes_gets_503() {
    var slow = CompletableFuture.supplyAsync(() -> client.get("/test/database/slow"));
    await().until(() -> client.get("/test/database/sleepers").expect(200).body().equals("1"));
    var frozen = System.nanoTime();
    proxy.freeze();

    assertThat(slow.join().status()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - frozen)).isLessThan(TWO_SECONDS);
  }

  @Test
  void a_transaction_that_loses_its_connection_gets_503() {
    var statuses = new ArrayList<Integer>();
    for (var round = 0; round < 5; round++) {
      var answers =
          Stream.generate(() -> CompletableFuture.supplyAsync(this::statusOfTransaction))
              .limit(4)
              .toList();
      proxy.cut();
      answers.forEach(answer -> statuses.add(answer.join()));
      proxy.heal();
      assertRecovery();
    }
    assertThat(statuses).isSubsetOf(200, 503).contains(503);
  }

  private int statusOfTransaction() {
    return client.get("/test/database/transaction").status();
  }

  @Test
  void recovery_is_quick_even_after_a_long_outage_with_many_requests() {
    proxy.cut();
    var end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
    while (System.nanoTime() < end) {
      assertThat(client.get("/test/database").status()).isEqualTo(503);
      assertThat(client.get("/test/database/transaction").status()).isEqualTo(503);
    }
    proxy.heal();
    assertRecovery();
  }

  private void assertAnsweredWithinTwoSeconds() {
    var start = System.nanoTime();
    ApiResponse answer = client.get("/test/database");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotBlank();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TWO_SECONDS);
  }

  private void assertOnlyLiveness() {
    await()
        .atMost(TWO_SECONDS)
        .until(() -> client.get("/health/readiness").status(), status -> status == 503);
    assertThat(client.get("/health/liveness").status()).isEqualTo(200);
  }

  private void assertRecovery() {
    await()
        .atMost(FIVE_SECONDS)
        .until(() -> client.get("/test/database").status(), status -> status == 200);
    await()
        .atMost(FIVE_SECONDS)
        .until(() -> client.get("/health/readiness").status(), status -> status == 200);
  }

  @Test
  void many_simultaneous_requests_wait_for_a_connection() {
    try (var crowded = start(Map.of("datasources.default.maximum-pool-size", "1"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var crowd = ApiClient.at(crowded.getURI());
      var answers =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> crowd.get("/test/database/transaction"), threads))
              .limit(40)
              .toList();

      assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }
  }

  private EmbeddedServer start() {
    return start(Map.of());
  }

  private EmbeddedServer start(Map<String, Object> settings) {
    var database = proxy.through(direct);
    var all = new HashMap<>(settings);
    all.put("insula.test.database-controller", "true");
    all.put("datasources.default.url", database.url());
    all.put("datasources.default.username", database.username());
    all.put("datasources.default.password", database.password());
    return ApplicationContext.run(EmbeddedServer.class, all);
  }
}
