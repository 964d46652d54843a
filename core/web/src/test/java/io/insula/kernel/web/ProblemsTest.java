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
  void the_kind_of_an_error_determines_the_status(String kind, int status, String type) {
    var answer = client().get("/parcels/fails/" + kind);
    assertProblem(answer, status, type);
    assertThat(answer.json().get("detail").asText()).isEqualTo("This is " + kind + ".");
  }

  @Test
  void an_unexpected_error_reveals_no_details() {
    for (var kind : new String[] {"unexpected", "sql"}) {
      var answer = client().get("/parcels/fails/" + kind);
      assertProblem(answer, 500, "unexpected");
      assertThat(answer.body()).doesNotContain("secret", "kernel");
    }
  }

  @Test
  void an_unreachable_database_gives_503() {
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
  void the_response_to_a_wrong_method_lists_the_allowed_ones() {
    var answer = client().delete("/parcels/1");
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @Test
  void an_unsupported_content_type_is_refused() {
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
  void an_unavailable_response_type_is_refused() {
    assertProblem(
        client().withHeader("Accept", "image/png").get("/parcels/1"), 406, "not-acceptable");
  }

  @Test
  void a_client_that_accepts_another_type_still_gets_a_problem() {
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
  void an_error_names_the_parameter(String path, String error) {
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
