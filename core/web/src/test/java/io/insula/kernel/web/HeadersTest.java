package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class HeadersTest {
  @Inject EmbeddedServer server;

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/parcels/1", "/parcels/x", "/nowhere", "/parcels/fails/unexpected"})
  void every_response_has_security_headers(String path) {
    ApiResponse answer = client().get(path);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .contains("base-uri 'none'", "form-action 'none'");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
    assertThat(answer.header("Strict-Transport-Security")).endsWith("; includeSubDomains");
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.headers().allValues("X-Frame-Options")).hasSize(1);
  }

  @Test
  void a_route_may_set_its_own_security_headers() {
    var answer = client().get("/parcels/picture");
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void no_other_origin_may_read_responses_unless_configured() {
    // Sends raw bytes, because Java's HTTP client allows neither a chosen Origin nor an OPTIONS
    // request with one.
    assertThat(CorsTest.preflight(server, "https://web.example"))
        .doesNotContainIgnoringCase("access-control-allow");
    assertThat(CorsTest.get(server, "https://web.example"))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("access-control-allow");
  }
}
