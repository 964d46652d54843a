package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WebTest
class ProblemsTest {
  @Inject EmbeddedServer server;

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }

  private static void assertProblem(ApiResponse answer, int status, String type) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var problem = answer.json();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("type").asText()).isEqualTo("urn:insula:problem:" + type);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(problem.get("trace_id").asText()).matches("[0-9a-f]{32}");
    assertThat(answer.body()).doesNotContain("io.insula", "java", "micronaut", "Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID, 400, invalid-input",
    "FORBIDDEN, 403, forbidden",
    "NOT_FOUND, 404, not-found",
    "CONFLICT, 409, conflict",
    "UNAVAILABLE, 503, unavailable",
  })
  void an_error_of_an_app_has_the_status_of_its_kind(String kind, int status, String type) {
    var answer = client().get("/parcels/fails/" + kind);
    assertProblem(answer, status, type);
    assertThat(answer.json().get("detail").asText()).isEqualTo("This is " + kind + ".");
  }

  @Test
  void an_unexpected_error_tells_nothing_of_itself() {
    for (var kind : new String[] {"unexpected", "sql"}) {
      var answer = client().get("/parcels/fails/" + kind);
      assertProblem(answer, 500, "unexpected");
      assertThat(answer.body()).doesNotContain("secret", "kernel");
    }
  }

  @Test
  void a_database_that_is_away_means_later() {
    var answer = client().get("/parcels/fails/database");
    assertProblem(answer, 503, "unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.body()).doesNotContain("10.0.0.7");
  }

  @Test
  void an_unknown_route_is_not_found() {
    assertProblem(client().get("/nowhere"), 404, "not-found");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    var answer = client().delete("/parcels/1");
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @Test
  void a_content_type_that_nobody_reads_is_refused() {
    var bytes = "a=b".getBytes(StandardCharsets.UTF_8);
    assertProblem(
        client().send("POST", "/parcels", "application/x-www-form-urlencoded", bytes),
        415,
        "unsupported-content");
    assertProblem(
        client().send("POST", "/parcels", "multipart/form-data", bytes),
        415,
        "unsupported-content");
  }

  @Test
  void an_answer_that_nobody_writes_is_refused() {
    assertProblem(
        client().withHeader("Accept", "image/png").get("/parcels/1"), 406, "not-acceptable");
  }

  @Test
  void a_client_that_accepts_only_something_else_still_gets_a_problem() {
    assertProblem(client().withHeader("Accept", "text/html").get("/nowhere"), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/parcels/abc | parcel_id must be a whole number",
        "/parcels/9223372036854775808 | parcel_id must be a whole number",
        "/parcels/1.0 | parcel_id must be a whole number",
        "/parcels/search?at_most=x | at_most must be a whole number",
        "/parcels/search?at_most=10 | at_most must be less than or equal to 9",
        "/parcels/search?search_text=toolong | search_text must have 1 to 5 characters",
        "/parcels/search?search_text=%20 | search_text must not be blank",
        "/parcels/search?search_text=%0A | search_text must not be blank",
        "/parcels/search?search_text=a%0Ab | search_text must not contain line breaks",
        "/parcels/search?colour=GREEN | colour must be one of RED, BLUE",
        "/parcels/required | parcel_code is required",
      })
  void a_wrong_parameter_is_told_by_its_name(String path, String error) {
    var answer = client().get(path);
    assertProblem(answer, 400, "invalid-input");
    var first = answer.json().get("errors").get(0);
    assertThat(first.get("field").asText() + " " + first.get("message").asText()).startsWith(error);
  }

  @Test
  void controllers_run_on_virtual_threads_unless_they_never_block() {
    assertThat(client().get("/parcels/thread").json().get("virtual").asBoolean()).isTrue();
    assertThat(client().get("/parcels/event-loop").json().get("virtual").asBoolean()).isFalse();
  }
}
