package io.insula.analytics.internal.ingest;

import static io.insula.analytics.internal.ingest.WebhookSigner.sign;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(
    name = "insula.analytics.webhook-secrets",
    value = WebhookTest.OLD_SECRET + " , " + WebhookTest.NEW_SECRET)
class WebhookTest {
  static final String OLD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String NEW_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String OTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject SettableClock clock;
  @Inject DeduplicationKeyService keys;

  private ApiClient nobody;
  private String id;

  @BeforeEach
  void begin() {
    nobody = ApiClient.at(server.getURI());
    id = "msg_" + UUID.randomUUID();
  }

  @Test
  void the_example_of_the_standard_has_its_signature() {
    var signature =
        sign(OLD_SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}");

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_signed_page_view_is_stored() {
    var view = RawRowFixtures.pageview();

    assertThat(deliver(OLD_SECRET, view.toString()).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(1, 0));

    assertThat(stored(view)).isEqualTo(1);
  }

  @Test
  void a_signature_with_each_of_several_secrets_is_valid() {
    assertThat(deliver(NEW_SECRET, RawRowFixtures.pageview().toString()).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(1, 0));
  }

  @Test
  void one_of_several_signatures_is_enough() {
    var body = RawRowFixtures.pageview().toString();
    var signatures =
        "v1a,AAAA v1,%%% "
            + sign(OTHER_SECRET, id, seconds(0), body)
            + " "
            + sign(NEW_SECRET, id, seconds(0), body);

    send(id, seconds(0), signatures, body).expect(201);
  }

  @Test
  void a_wrong_secret_is_refused_and_stores_nothing() {
    var view = RawRowFixtures.pageview();

    var answer = deliver(OTHER_SECRET, view.toString()).expect(401);

    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(stored(view)).isZero();
    assertThat(deliver(OLD_SECRET, view.toString()).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(1, 0));
  }

  @Test
  void a_body_that_differs_in_one_byte_is_refused() {
    var view = RawRowFixtures.pageview();
    var signature = sign(OLD_SECRET, id, seconds(0), view.toString());

    send(id, seconds(0), signature, view + " ").expect(401);
    send(id + "x", seconds(0), signature, view.toString()).expect(401);
    send(id, seconds(1), signature, view.toString()).expect(401);

    assertThat(stored(view)).isZero();
  }

  @Test
  void signatures_of_large_bodies_are_verified_too() {
    var body = RawRowFixtures.array(1_000, i -> RawRowFixtures.pageview());

    deliver(OTHER_SECRET, body).expect(401);
    assertThat(deliver(OLD_SECRET, body).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(1_000, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-301, 301, -86_400, 1_000_000_000})
  void old_and_future_webhooks_are_refused(int offset) {
    var body = RawRowFixtures.pageview().toString();

    send(id, seconds(offset), sign(OLD_SECRET, id, seconds(offset), body), body).expect(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {-299, 299})
  void clocks_may_differ_by_five_minutes(int offset) {
    var body = RawRowFixtures.pageview().toString();

    send(id, seconds(offset), sign(OLD_SECRET, id, seconds(offset), body), body).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e3", "soon", " ", "99999999999999999999"})
  void a_time_that_is_not_a_number_of_seconds_is_refused(String timestamp) {
    var body = RawRowFixtures.pageview().toString();

    send(id, timestamp, sign(OLD_SECRET, id, timestamp, body), body).expect(401);
  }

  @Test
  void a_missing_header_is_reported() {
    var body = RawRowFixtures.pageview().toString();
    var signature = sign(OLD_SECRET, id, seconds(0), body);
    var withId = nobody.withHeader("webhook-id", id);
    var withTime = withId.withHeader("webhook-timestamp", seconds(0));

    RawRowFixtures.post(withId, RawRowFixtures.PAGEVIEWS, body).expect(401);
    RawRowFixtures.post(withTime, RawRowFixtures.PAGEVIEWS, body).expect(401);
    RawRowFixtures.post(
            nobody.withHeader("webhook-signature", signature), RawRowFixtures.PAGEVIEWS, body)
        .expect(401);
    send("x".repeat(257), seconds(0), signature, body).expect(401);
    send("a b", seconds(0), signature, body).expect(401);
  }

  @Test
  void a_redelivery_counts_once() {
    var views = "[" + RawRowFixtures.pageview() + "," + RawRowFixtures.pageview() + "]";
    var before = RawRowFixtures.stored(jdbi);
    assertThat(deliver(OLD_SECRET, views).expect(201).body()).isEqualTo(RawRowFixtures.taken(2, 0));

    clock.advance(Duration.ofHours(1));
    assertThat(deliver(NEW_SECRET, views).expect(201).body()).isEqualTo(RawRowFixtures.taken(0, 2));

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 2);
  }

  @Test
  void a_refused_delivery_can_be_repeated() {
    deliver(OLD_SECRET, "[" + RawRowFixtures.pageview().put("url", "x") + ",{}]").expect(400);

    assertThat(deliver(OLD_SECRET, RawRowFixtures.pageview().toString()).expect(201).body())
        .isEqualTo(RawRowFixtures.taken(1, 0));
  }

  @Test
  void concurrent_redeliveries_are_stored_once() throws Exception {
    var view = RawRowFixtures.pageview();
    var posts =
        IntStream.range(0, 32)
            .<Callable<String>>mapToObj(
                i -> () -> deliver(OLD_SECRET, view.toString()).expect(201).body());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(posts.toList()))
          .extracting(answer -> answer.get())
          .containsOnlyOnce(RawRowFixtures.taken(1, 0))
          .containsOnly(RawRowFixtures.taken(1, 0), RawRowFixtures.taken(0, 1));
    }
    assertThat(stored(view)).isEqualTo(1);
  }

  @Test
  void a_delivery_is_remembered_for_three_days() {
    var body = RawRowFixtures.pageview().toString();
    deliver(OLD_SECRET, body).expect(201);

    clock.advance(Duration.ofDays(3));
    keys.forgetOld();
    assertThat(deliver(OLD_SECRET, body).body()).isEqualTo(RawRowFixtures.taken(0, 1));
    clock.advance(Duration.ofSeconds(1));
    keys.forgetOld();
    assertThat(deliver(OLD_SECRET, body).body()).isEqualTo(RawRowFixtures.taken(1, 0));
  }

  @Test
  void an_operator_can_shorten_for_how_long_a_delivery_is_remembered() {
    var settings =
        new IngestSettings(Duration.ofSeconds(30), Duration.ofDays(30), Duration.ofHours(2));
    var shortened = new DeduplicationKeyService(jdbi, settings, clock);
    var body = RawRowFixtures.pageview().toString();
    deliver(OLD_SECRET, body).expect(201);

    clock.advance(Duration.ofHours(2));
    shortened.forgetOld();
    assertThat(deliver(OLD_SECRET, body).body()).isEqualTo(RawRowFixtures.taken(0, 1));
    clock.advance(Duration.ofSeconds(1));
    shortened.forgetOld();
    assertThat(deliver(OLD_SECRET, body).body()).isEqualTo(RawRowFixtures.taken(1, 0));
  }

  @Test
  void a_signed_body_can_be_compressed() throws IOException {
    var view = RawRowFixtures.pageview();
    var body = view.toString().getBytes(UTF_8);
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    var signature = sign(OLD_SECRET, id, seconds(0), view.toString());

    var answer =
        signed(nobody, signature)
            .withHeader("Content-Encoding", "gzip")
            .send("POST", RawRowFixtures.PAGEVIEWS, "application/json", compressed.toByteArray());

    assertThat(answer.expect(201).body()).isEqualTo(RawRowFixtures.taken(1, 0));
    assertThat(stored(view)).isEqualTo(1);
  }

  @Test
  void a_signature_is_valid_for_its_route_only() {
    var signed = signed(nobody, sign(OLD_SECRET, id, seconds(0), ""));

    signed.get("/apps").expect(401);
  }

  @Test
  void a_token_takes_precedence_over_a_signature() {
    var body = RawRowFixtures.pageview().toString();
    var signature = sign(OLD_SECRET, id, seconds(0), body);
    var people = TestUsers.of(server.getURI());

    RawRowFixtures.post(signed(people.service("site"), "v1,AAAA"), RawRowFixtures.PAGEVIEWS, body)
        .expect(201);
    RawRowFixtures.post(signed(people.member("mia"), signature), RawRowFixtures.PAGEVIEWS, body)
        .expect(403);
    RawRowFixtures.post(
            signed(nobody.withToken("a.b.c"), signature), RawRowFixtures.PAGEVIEWS, body)
        .expect(401);
  }

  private ApiClient signed(ApiClient client, String signature) {
    return WebhookSigner.signed(client, id, seconds(0), signature);
  }

  private int stored(ObjectNode view) {
    return RawRowFixtures.pageviews(
        jdbi, "fingerprint = '" + view.get("fingerprint").asText() + "'");
  }

  private ApiResponse deliver(String secret, String body) {
    return send(id, seconds(0), sign(secret, id, seconds(0), body), body);
  }

  private ApiResponse send(String messageId, String timestamp, String signature, String body) {
    var client = WebhookSigner.signed(nobody, messageId, timestamp, signature);
    return RawRowFixtures.post(client, RawRowFixtures.PAGEVIEWS, body);
  }

  private String seconds(int offset) {
    return Long.toString(clock.instant().getEpochSecond() + offset);
  }
}
