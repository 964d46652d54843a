package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

@WebTest
@Property(name = "insula.web.cors-origins", value = "https://web.example, https://two.example")
class CorsTest {
  @Inject EmbeddedServer server;

  static String preflight(EmbeddedServer server, String origin) {
    return answerTo(
        server,
        "OPTIONS /parcels HTTP/1.1\r\nHost: a\r\nOrigin: "
            + origin
            + "\r\nAccess-Control-Request-Method: POST\r\n"
            + "Access-Control-Request-Headers: authorization,content-type,idempotency-key\r\n\r\n");
  }

  static String get(EmbeddedServer server, String origin) {
    return answerTo(server, "GET /parcels/1 HTTP/1.1\r\nHost: a\r\nOrigin: " + origin + "\r\n\r\n");
  }

  private static String answerTo(EmbeddedServer server, String request) {
    try (var client = RawClient.connect(server.getURI())) {
      return client.send(request).readAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_configured_origin_may_send_requests() {
    for (var origin : new String[] {"https://web.example", "https://two.example"}) {
      assertThat(preflight(server, origin).toLowerCase(java.util.Locale.ROOT))
          .startsWith("http/1.1 200")
          .contains("access-control-allow-origin: " + origin)
          .contains("access-control-allow-methods: post")
          .contains("idempotency-key")
          .doesNotContain("allow-credentials: true");
      assertThat(get(server, origin))
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("access-control-allow-origin: " + origin);
    }
  }

  @Test
  void any_other_origin_is_refused() {
    for (var origin :
        new String[] {"https://evil.example", "https://web.example.evil.example", "null"}) {
      assertThat(preflight(server, origin))
          .doesNotContainIgnoringCase("access-control-allow-origin");
      assertThat(get(server, origin)).doesNotContainIgnoringCase("access-control-allow-origin");
    }
  }
}
