package io.insula.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sends {@code docs/tour.http}, and the file {@code tour.http} of each app that has its own, to a
 * server like that of {@code ./insula run}, and checks all answers and all accepted requests
 * against its document at {@code /openapi.json}. The test fails if the document names a status of a
 * route that no answer in the tours has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourTest {
  private final HttpFile file = Tour.file();
  private final TestDatabase database = TestDatabase.create();
  private final ObjectMapper json = new ObjectMapper();

  private ServerProcess server;
  private Tour tour;
  private String adminToken;
  private String document;
  private OpenApiChecker contract;

  @BeforeAll
  void takeTheTour() {
    var settings =
        new Settings(Settings.standard().port(), Map.of())
            .on(database)
            .with("INSULA_DEVELOPMENT", "true");
    server = ServerProcess.start(settings).awaitReady();
    document = client().get("/openapi.json").expect(200).body();
    contract = new OpenApiChecker(read(document));
    tour = Tour.take(file, server.uri());
    Tour.filesOfApps().forEach(each -> tour.add(Tour.take(each, server.uri())));
    adminToken = tokenOfAdmin();
    addFailedMessage();
    addUnfinishedReport();
  }

  private String tokenOfAdmin() {
    var admin = Map.of("username", "admin", "password", "demo-admin");
    return client().post("/login", admin).expect(200).json().required("access_token").asText();
  }

  /**
   * Stores an outbox message that failed permanently, because no request of a client can cause one.
   */
  private void addFailedMessage() {
    database.execute(
        """
        INSERT INTO kernel.outbox (topic, delivery_key, payload, trace_id, next_attempt_at,
          give_up_at, last_error, failed_at)
        VALUES ('nobody', gen_random_uuid(), '[{"a": null}]', 'none', now(), now(), 'none', now())
        """);
    var admin = client().withToken(adminToken);
    var listed = admin.get("/outbox/failed").expect(200);
    var path = "/outbox/failed/" + listed.json().at("/messages/0/id").asLong() + "/retry";
    var headers = Map.of("Authorization", "Bearer " + adminToken);
    tour.add("GET", "/outbox/failed", headers, listed);
    tour.add("POST", path, headers, admin.post(path).expect(202));
  }

  /**
   * Stores a report task that no worker runs, because the reports of the tour finish before a
   * request can show one in progress.
   */
  private void addUnfinishedReport() {
    var admin = client().withToken(adminToken);
    var cycle = admin.get("/cycles?limit=1").expect(200).json().at("/cycles/0/cycle_id").asLong();
    database.execute(
        "INSERT INTO reporting.task (cycle_id, cycle_name) VALUES (%d, 'Late')".formatted(cycle));
    var headers = Map.of("Authorization", "Bearer " + adminToken);
    var request = "/reports/cycles/" + cycle;
    var asked = admin.post(request).expect(202);
    var ticket = "/reports/tickets/" + asked.json().required("ticket_id").asLong();
    tour.add("POST", request, headers, asked);
    tour.add("DELETE", ticket, headers, admin.delete(ticket).expect(200));
    tour.add("POST", ticket + "/retry", headers, admin.post(ticket + "/retry").expect(202));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void every_request_of_the_tour_is_answered_as_the_tour_says() {
    assertThat(file.calls()).hasSizeGreaterThan(60);
    assertThat(file.variables()).containsEntry("host", "http://localhost:8080");
    for (var step : tour.steps()) {
      assertThat(step.answer().status())
          .as("%s answered %s", step.call(), step.answer())
          .isEqualTo(step.call().status());
    }
  }

  @Test
  void every_answer_is_as_the_document_describes_it() {
    for (var step : described()) {
      contract.checkAnswer(
          operation(step),
          step.answer().status(),
          step.answer().header("Content-Type"),
          step.answer().body());
    }
  }

  @Test
  void every_accepted_request_is_as_the_document_describes_it() {
    for (var step : described()) {
      if (step.wasTaken() && step.contentType() != null) {
        contract.checkRequest(operation(step), step.contentType(), step.body());
      }
    }
  }

  @Test
  void every_status_that_the_document_names_is_answered() {
    var named = new TreeSet<String>();
    for (var operation : contract.operations()) {
      operation.statuses().forEach(status -> named.add(operation + " " + status));
    }
    // These answers cannot be in the tour. An unhealthy server is covered by other tests, and a
    // stream has no end.
    named.removeIf(each -> each.startsWith("GET /health") && each.endsWith(" 503"));
    assertThat(named.remove("GET /events/stream 200")).isTrue();
    var answered = new TreeSet<String>();
    for (var step : described()) {
      answered.add(operation(step) + " " + step.answer().status());
    }

    assertThat(answered).containsAll(named);
  }

  @Test
  void every_route_asks_for_a_token_exactly_where_the_document_says_so() {
    for (var operation : contract.operations()) {
      if (operation.mayBeSecured()) {
        continue;
      }
      var body = operation.description().path("requestBody").path("content");
      var headers =
          body.isEmpty()
              ? Map.<String, String>of()
              : Map.of("Content-Type", body.fieldNames().next());
      var answer =
          Tour.send(
              client(),
              operation.method(),
              operation.address(),
              headers,
              body.isEmpty() ? "" : "{}");
      assertThat(asksForToken(answer))
          .as("%s without a token answered %s", operation, answer)
          .isEqualTo(operation.isSecured());
    }
  }

  @Test
  void every_route_refuses_a_parameter_that_the_document_does_not_name() {
    for (var step : taken()) {
      var path = step.path() + (step.path().contains("?") ? "&" : "?") + "no_such=1";
      var answer = Tour.send(client(), step.call().method(), path, asAdmin(step), step.body());
      assertThat(answer.status()).as("%s answered %s", step.call(), answer).isEqualTo(400);
      assertThat(complains(answer, "no_such")).as("%s answered %s", step.call(), answer).isTrue();
    }
  }

  @Test
  void every_route_needs_exactly_the_fields_that_the_document_requires() {
    for (var step : takenWithObject()) {
      var schema = contract.requestSchema(operation(step));
      for (var field : schema.path("properties").properties()) {
        var answer = sendChanged(step, body -> body.remove(field.getKey()));
        assertThat(complains(answer, field.getKey()))
            .as("%s without %s answered %s", step.call(), field.getKey(), answer)
            .isEqualTo(isRequired(schema, field.getKey()));
      }
    }
  }

  @Test
  void every_route_takes_null_exactly_where_the_document_says_so() {
    for (var step : takenWithObject()) {
      var schema = contract.requestSchema(operation(step));
      for (var field : schema.path("properties").properties()) {
        var answer = sendChanged(step, body -> body.set(field.getKey(), NullNode.getInstance()));
        assertThat(complains(answer, field.getKey()))
            .as("%s with null for %s answered %s", step.call(), field.getKey(), answer)
            .isEqualTo(!takesNull(field.getValue()));
      }
    }
  }

  @Test
  void the_stream_of_events_is_as_the_document_describes_it() throws Exception {
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/events/stream"))
            .header("Authorization", "Bearer " + adminToken)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      var type = answer.headers().firstValue("Content-Type").orElseThrow();
      var operation = contract.find("GET", "/events/stream").orElseThrow();
      contract.checkAnswer(operation, answer.statusCode(), type, "");
      answer.body().close();
      http.shutdownNow();
    }
  }

  @Test
  void the_dashboard_and_the_alerts_use_only_metrics_that_a_server_has() {
    var metrics = client().withToken(adminToken).get("/prometheus").expect(200).body();

    assertThat(DashboardMetrics.names())
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
  }

  @Test
  void a_public_validator_finds_no_fault_in_the_document() {
    assertThat(complaintsAbout(document)).isEmpty();
    assertThat(complaintsAbout(document.replace("\"responses\"", "\"answers\""))).isNotEmpty();
  }

  private static List<String> complaintsAbout(String text) {
    var options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(text, List.of(), options).getMessages();
  }

  private List<Tour.Step> described() {
    return tour.steps().stream()
        .filter(step -> contract.find(step.call().method(), step.path()).isPresent())
        .toList();
  }

  /** Returns for each operation the first request of the tour that the server accepted. */
  private List<Tour.Step> taken() {
    return firstOfEach(step -> true);
  }

  /**
   * Returns for each operation the first request of the tour that has a JSON object as its body and
   * that the server accepted. Leaves out operations that answer 409 before they read the body.
   */
  private List<Tour.Step> takenWithObject() {
    return firstOfEach(step -> step.body().startsWith("{")).stream()
        .filter(step -> !readsItsBodyLast(step))
        .toList();
  }

  /**
   * Returns whether the server refuses the request with 409 because of stored data, whatever the
   * body contains. The tour cannot show that such a route refuses a wrong body; the tests of the
   * route show it.
   */
  private boolean readsItsBodyLast(Tour.Step step) {
    return sendChanged(step, ObjectNode::removeAll).status() == 409;
  }

  private List<Tour.Step> firstOfEach(Predicate<Tour.Step> wanted) {
    var operations = new HashSet<String>();
    return described().stream()
        .filter(Tour.Step::wasTaken)
        .filter(wanted)
        .filter(step -> operations.add(operation(step).toString()))
        .toList();
  }

  private ApiResponse sendChanged(Tour.Step step, Consumer<ObjectNode> change) {
    var body = (ObjectNode) read(step.body());
    change.accept(body);
    return Tour.send(client(), step.call().method(), step.path(), asAdmin(step), body.toString());
  }

  /**
   * Returns the headers of a step with the token of the admin in place of the one of its user, and
   * without an idempotency key. At this point the users of the tour have signed out, and a request
   * with a used key would only get the stored answer.
   */
  private Map<String, String> asAdmin(Tour.Step step) {
    var headers = new HashMap<>(step.headers());
    headers.remove("Idempotency-Key");
    headers.computeIfPresent("Authorization", (_, _) -> "Bearer " + adminToken);
    return headers;
  }

  /**
   * Returns whether the answer is 401. Another reason for a 401 would be a wrong password or token
   * in the body; the requests have none.
   */
  private static boolean asksForToken(ApiResponse answer) {
    return answer.status() == 401;
  }

  private static boolean complains(ApiResponse answer, String field) {
    return answer.status() == 400
        && answer.json().path("errors").findValuesAsText("field").contains(field);
  }

  private static boolean isRequired(JsonNode schema, String field) {
    return schema.path("required").valueStream().anyMatch(each -> each.asText().equals(field));
  }

  /** Returns whether a schema accepts null. A schema without a type accepts any value. */
  private static boolean takesNull(JsonNode schema) {
    return schema.path("nullable").asBoolean()
        || Stream.of("type", "$ref", "allOf").noneMatch(schema::has);
  }

  private OpenApiOperation operation(Tour.Step step) {
    return contract.find(step.call().method(), step.path()).orElseThrow();
  }

  private ApiClient client() {
    return ApiClient.at(server.uri());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
