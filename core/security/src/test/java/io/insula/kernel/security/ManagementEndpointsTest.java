package io.insula.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ManagementEndpointsTest {
  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void anonymous_callers_see_only_the_health_status(String path) {
    var response = anybody().get(path);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().path("status").asText()).isEqualTo("UP");
    assertThat(response.json().path("details").isEmpty()).isTrue();
    assertThat(response.body()).doesNotContainIgnoringCase("postgresql");
  }

  @Test
  void only_services_and_admins_read_the_metrics() {
    var people = TestUsers.of(server.getURI());

    assertThat(anybody().get("/prometheus").status()).isEqualTo(401);
    assertThat(people.member("ade").get("/prometheus").status()).isEqualTo(403);
    assertThat(people.admin().get("/prometheus").status()).isEqualTo(200);
  }

  @Test
  void the_metrics_are_those_of_requests_the_database_and_the_machine() {
    anybody().get("/health");

    var metrics = TestUsers.of(server.getURI()).admin().get("/prometheus").body();

    assertThat(metrics)
        .contains("http_server_requests_seconds_count{")
        .contains("hikaricp_connections_active{")
        .contains("jvm_memory_used_bytes{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/beans",
        "/env",
        "/info",
        "/routes",
        "/loggers",
        "/threaddump",
        "/refresh",
        "/metrics",
        "/caches"
      })
  void no_other_management_endpoint_is_available(String path) {
    assertThat(TestUsers.of(server.getURI()).admin().get(path).status()).isEqualTo(404);
  }

  private ApiClient anybody() {
    return ApiClient.at(server.getURI());
  }
}
