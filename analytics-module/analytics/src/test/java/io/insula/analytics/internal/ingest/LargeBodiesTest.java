package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.analytics.webhook-secrets", value = LargeBodiesTest.SECRET)
class LargeBodiesTest {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject EmbeddedServer server;

  @Test
  void a_large_body_that_does_not_arrive_uses_no_memory() throws IOException {
    try (var one = LargeWebhookSender.begin(server, "[");
        var other = LargeWebhookSender.begin(server, "[")) {
      deliver(large()).expect(201);
    }
  }

  @Test
  void unauthenticated_senders_cannot_use_the_memory_of_others_and_free_theirs()
      throws IOException {
    var site = TestUsers.of(server.getURI()).service("site");

    try (var holder =
        LargeWebhookSender.begin(server, " ".repeat(RequestBodyReader.MAX_BYTES - 1))) {
      Awaitility.await().atMost(SOON).until(() -> deliver(large()).status() == 503);

      assertThat(deliver(large()).expect(503).header("Retry-After")).isNotNull();
      deliver(RawRowFixtures.pageview().toString()).expect(201);
      RawRowFixtures.post(site, RawRowFixtures.PAGEVIEWS, large()).expect(201);
    }

    Awaitility.await().atMost(SOON).until(() -> deliver(large()).status() == 201);
  }

  private static String large() {
    return RawRowFixtures.array(1_000, i -> RawRowFixtures.pageview());
  }

  private ApiResponse deliver(String body) {
    var id = "msg_" + UUID.randomUUID();
    var second = Long.toString(Instant.now().getEpochSecond());
    var signature = WebhookSigner.sign(SECRET, id, second, body);
    var client = WebhookSigner.signed(ApiClient.at(server.getURI()), id, second, signature);
    return RawRowFixtures.post(client, RawRowFixtures.PAGEVIEWS, body);
  }
}
