package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.insula.kernel.base.CannotStartException;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class WebhooksOffTest {
  @Inject EmbeddedServer server;

  @Test
  void no_webhook_is_accepted_without_a_secret() {
    var client =
        ApiClient.at(server.getURI())
            .withHeader("webhook-id", "msg_1")
            .withHeader("webhook-timestamp", "" + System.currentTimeMillis() / 1_000)
            .withHeader("webhook-signature", "v1,AAAA");

    RawRowFixtures.post(client, RawRowFixtures.PAGEVIEWS, RawRowFixtures.pageview().toString())
        .expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_x",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,whsec_***"
      })
  void a_malformed_secret_stops_the_start_with_one_line(String secrets) {
    var database = TestDatabase.reserve();
    var properties =
        Map.<String, Object>of(
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password(),
            "insula.analytics.webhook-secrets", secrets);

    var error = catchThrowable(() -> ApplicationContext.run(properties, "test").close());

    assertThat(Stream.iterate(error, cause -> cause != null, Throwable::getCause))
        .filteredOn(CannotStartException.class::isInstance)
        .singleElement()
        .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
        .startsWith("INSULA_ANALYTICS_WEBHOOK_SECRETS")
        .doesNotContain("\n")
        .doesNotContain("MfKQ");
  }
}
