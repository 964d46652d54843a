package io.insula.analytics.internal.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.analytics.webhook-secrets", value = LargeBodiesTest.SECRET)
@Property(name = "insula.analytics.webhook-body-timeout", value = "100ms")
class SlowBodyTest {
  @Inject EmbeddedServer server;

  @Test
  void unauthenticated_senders_have_a_time_limit() throws IOException {
    try (var holder = LargeWebhookSender.begin(server, "[")) {
      var answer = new BufferedReader(new InputStreamReader(holder.getInputStream(), US_ASCII));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 408 Request Timeout");
    }
  }
}
