package io.insula.analytics.internal.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class BadReportParametersTest {
  @Inject EmbeddedServer server;

  private TrackedSite site;

  @BeforeEach
  void sign_in() {
    site = new TrackedSite(TestUsers.of(server.getURI()).service("site"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/analytics/campaigns?model=best",
        "/analytics/campaigns?include=all",
        "/analytics/campaigns?currency=euro",
        "/analytics/campaigns?from=yesterday",
        "/analytics/sources?from=2023-02-01&to=2023-01-01",
        "/analytics/sources?from=2023-02-30",
        "/analytics/landing-pages?to=12-01-2023x",
        "/analytics/conversions?limit=0",
        "/analytics/conversions?cursor=abc",
        "/analytics/summary?tz=Mars/Olympus",
        "/analytics/summary?tz=Z",
        "/analytics/summary?tz=%2B01:00",
        "/analytics/summary?tz=BST",
        "/analytics/summary?tz=UTC%2B19",
        "/analytics/sources?from=infinity",
        "/analytics/sources?from=2023-01-01%2000:00:00",
        "/analytics/campaigns?from=-999999999-01-01",
        "/analytics/campaigns?to=%2B10000-01-01",
        "/analytics/spend?from=soon",
        "/analytics/spend?from=-999999999-01-01",
        "/analytics/spend?from=2023-01-02&to=2023-01-01"
      })
  void invalid_parameters_are_reported(String path) {
    var answer = site.client().get(path).expect(400);
    assertThat(answer.json().required("errors")).isNotEmpty();
  }

  @Test
  void a_plus_sign_that_is_not_escaped_is_explained() {
    for (var parameter : List.of("tz=GMT+0", "from=2023-01-01%2000:00:00+00")) {
      var answer = site.client().get("/analytics/summary?" + parameter).expect(400);

      assertThat(answer.json().at("/errors/0/message").asText()).contains("%2B");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/analytics/summary?tz=Z, tz",
    "/analytics/sources?from=2023-02-01&to=2023-01-01, from",
    "/analytics/sources?from=2023-01-02&to=2023-01-01, from",
    "/analytics/sources?from=9999-12-01&to=9999-11-01, from"
  })
  void only_the_invalid_parameter_is_reported(String path, String field) {
    var errors = site.client().get(path).expect(400).json().required("errors");
    assertThat(TrackedSite.texts(errors, "field")).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=9999-06-01", "to=1960-01-01", "from=1950-01-01&to=1960-01-01"})
  void a_period_outside_of_all_time_is_empty(String period) {
    assertThat(site.asks("/analytics/sources?" + period).required("sources").isEmpty()).isTrue();
    assertThat(site.asks("/analytics/conversions?" + period).required("conversions").isEmpty())
        .isTrue();
    assertThat(site.asks("/analytics/summary?" + period).required("per_day").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"source\":\"a\",\"day\":\"2023-01-01\",\"amount\":-1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"2023-01-01\",\"amount\":1e30,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"2023-01-01\",\"amount\":1,\"currency\":\"XXXX\"}",
        "{\"source\":\" \",\"day\":\"2023-01-01\",\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"5138-99-01\",\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":[2023,1,1],\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":19358,\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"2023-01-01T00:00:00Z\",\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"+12023-01-01\",\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\\u0000\",\"day\":\"2023-01-01\",\"amount\":1,\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"2023-01-01\",\"amount\":\" \",\"currency\":\"EUR\"}",
        "{\"source\":\"a\",\"day\":\"2023-01-01\",\"amount\":\"much\",\"currency\":\"EUR\"}"
      })
  void invalid_spend_is_refused(String body) {
    site.client()
        .send("PUT", "/analytics/spend", "application/json", body.getBytes(UTF_8))
        .expect(400);
    assertThat(site.asks("/analytics/spend").required("spend").isEmpty()).isTrue();
  }
}
