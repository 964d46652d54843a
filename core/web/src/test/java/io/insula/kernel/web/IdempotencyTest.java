package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
@Property(name = "insula.test.settable-clock", value = "true")
class IdempotencyTest {
  @Inject EmbeddedServer server;
  @Inject OrderController orders;
  @Inject SettableClock clock;
  @Inject Jdbi jdbi;

  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void start() {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM kernel.idempotency_keys"));
    orders.runs.set(0);
    orders.started = new CountDownLatch(0);
    orders.gate = new CountDownLatch(0);
  }

  private ApiResponse order(String wish) {
    return order("ade", "/orders/books", wish);
  }

  private ApiResponse order(String who, String path, String wish) {
    return client(who).post(path, Map.of("wish", wish));
  }

  private ApiClient member(String name) {
    return ApiClient.at(server.getURI()).withHeader(TestUserFetcher.HEADER, name);
  }

  private ApiClient client(String who) {
    return member(who).withHeader("Idempotency-Key", key);
  }

  private static void assertReplayed(ApiResponse first, ApiResponse again) {
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void a_repeated_request_gets_the_same_response_and_does_nothing() {
    var first = order("tea").expect(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(first.json().get("key").asText()).matches("[0-9a-f-]{36}");
    assertReplayed(first, order("tea"));
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void without_a_key_every_request_runs() {
    member("ade").post("/orders/books", Map.of("wish", "tea")).expect(201);
    var second = member("ade").post("/orders/books", Map.of("wish", "tea")).expect(201);
    assertThat(second.json().get("key").asText()).isEqualTo("none");
    assertThat(orders.runs).hasValue(2);
  }

  @Test
  void the_same_key_for_another_body_is_refused() {
    order("tea").expect(201);
    var other = order("coffee").expect(422);
    assertThat(other.json().get("type").asText()).isEqualTo("urn:insula:problem:key-reused");
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void a_body_cannot_be_guessed_from_its_fingerprint_without_the_key() {
    order("tea").expect(201);
    member("ade")
        .withHeader("Idempotency-Key", UUID.randomUUID().toString())
        .post("/orders/books", Map.of("wish", "tea"))
        .expect(201);
    assertThat(keysKept()).isEqualTo(2);
    assertThat(count("DISTINCT fingerprint")).isEqualTo(2);
  }

  @Test
  void a_key_belongs_to_its_user_and_its_route() {
    var first = order("tea").expect(201).json().get("key").asText();
    var others = order("bea", "/orders/books", "tea").expect(201).json().get("key").asText();
    order("ade", "/orders/empty", "tea").expect(204);
    assertThat(first).isNotEqualTo(others);
    assertThat(orders.runs).hasValue(3);
  }

  @Test
  void the_same_key_for_another_path_or_query_is_refused() {
    order("tea").expect(201);
    order("ade", "/orders/music", "tea").expect(422);
    order("ade", "/orders/books/", "tea").expect(422);
    order("ade", "/orders/books?gift=1", "tea").expect(422);
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void the_response_to_a_failed_request_is_stored_too() {
    var first = order("invalid").expect(400);
    assertReplayed(first, order("invalid"));
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void a_repeated_invalid_body_gets_the_same_response() {
    var first = client("ade").post("/orders/books", Map.of("wish", 7)).expect(400);
    assertReplayed(first, client("ade").post("/orders/books", Map.of("wish", 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crash", "forbidden"})
  void a_temporary_failure_frees_the_key(String wish) {
    var first = order(wish);
    var second = order(wish);
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.header("Idempotency-Replayed")).isNull();
    assertThat(orders.runs).hasValue(2);
  }

  @Test
  void a_response_without_a_body_is_repeated() {
    var first = client("ade").post("/orders/empty");
    first.expect(204);
    assertReplayed(first, client("ade").post("/orders/empty"));
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void responses_with_secrets_are_never_stored() {
    client("ade").post("/orders/secret").expect(200);
    client("ade").post("/orders/secret").expect(200);
    assertThat(orders.runs).hasValue(2);
    assertThat(keysKept()).isZero();
  }

  @Test
  void keys_of_anonymous_callers_are_ignored() {
    var nobody = ApiClient.at(server.getURI()).withHeader("Idempotency-Key", key);
    nobody.post("/orders/open").expect(200);
    nobody.post("/orders/open").expect(200);
    assertThat(orders.runs).hasValue(2);
    assertThat(keysKept()).isZero();
  }

  @Test
  void an_anonymous_caller_never_gets_a_stored_response() {
    order("tea").expect(201);
    ApiClient.at(server.getURI())
        .withHeader("Idempotency-Key", key)
        .post("/orders/books", Map.of("wish", "tea"))
        .expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", ""})
  void a_key_that_is_not_visible_ascii_is_refused(String wrong) {
    member("ade")
        .withHeader("Idempotency-Key", wrong)
        .post("/orders/books", Map.of("wish", "tea"))
        .expect(400);
    assertThat(orders.runs).hasValue(0);
  }

  @Test
  void a_key_of_200_characters_is_accepted_and_a_longer_one_refused() {
    var longest = "k".repeat(200 - key.length()) + key;
    member("ade")
        .withHeader("Idempotency-Key", longest)
        .post("/orders/books", Map.of("wish", "tea"))
        .expect(201);
    member("ade")
        .withHeader("Idempotency-Key", longest + "k")
        .post("/orders/books", Map.of("wish", "tea"))
        .expect(400);
  }

  @Test
  void a_repeat_while_the_first_request_runs_gets_409() throws Exception {
    orders.started = new CountDownLatch(1);
    orders.gate = new CountDownLatch(1);
    var first = CompletableFuture.supplyAsync(() -> order("tea"));
    assertThat(orders.started.await(60, TimeUnit.SECONDS)).isTrue();
    var repeat = order("tea").expect(409);
    assertThat(Integer.parseInt(repeat.header("Retry-After"))).isBetween(1, 60);
    orders.gate.countDown();
    assertReplayed(first.get().expect(201), order("tea"));
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void of_many_simultaneous_repeats_exactly_one_runs() {
    client("ade");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 32)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> order("tea").status(), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).contains(201).isSubsetOf(201, 409);
    }
    assertThat(orders.runs).hasValue(1);
  }

  @Test
  void a_crashed_process_holds_the_key_only_for_its_lease() {
    var first = order("tea").expect(201).json().get("key").asText();
    jdbi.useHandle(
        handle -> handle.execute("UPDATE kernel.idempotency_keys SET status = NULL, body = NULL"));
    order("tea").expect(409);
    clock.advance(Duration.ofSeconds(61));
    assertThat(order("tea").expect(201).json().get("key").asText()).isEqualTo(first);
    assertThat(orders.runs).hasValue(2);
  }

  @Test
  void a_key_can_be_used_again_after_a_day() {
    order("tea").expect(201);
    clock.advance(Duration.ofHours(23));
    assertThat(order("tea").header("Idempotency-Replayed")).isEqualTo("true");
    clock.advance(Duration.ofHours(2));
    assertThat(order("coffee").expect(201).header("Idempotency-Replayed")).isNull();
    assertThat(orders.runs).hasValue(2);
  }

  private int keysKept() {
    return count("*");
  }

  private int count(String what) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(" + what + ") FROM kernel.idempotency_keys")
                .mapTo(Integer.class)
                .one());
  }
}
