package io.insula.activity.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class PostEventsTest {
  private static final String ORDER_FAILED =
      """
      {"component": "order", "environment": "production", "email": "ade@gmail.com",
       "message": "order failed", "data": {"age": 20}}
      """;

  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject ObjectMapper json;

  private TestUsers people;
  private ApiClient feed;

  @BeforeEach
  void sign_in() {
    people = TestUsers.of(server.getURI());
    feed = people.service("feed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activity",
        "security",
        "Security",
        " security ",
        "sec\u200burity",
        "\uff33ecurity",
        "secu\ufe0frity",
        "sec\u034furity",
        "\u115fsecurity\u3164",
        "\u0455\u0435\u0441urity",
        "s\u00e9curity",
        "secur\u0399ty",
        "ACT1V|TY"
      })
  void no_client_can_write_as_the_server(String component) {
    var event = ORDER_FAILED.replace("\"order\"", "\"" + component + "\"");

    var answer = post(event).expect(403);
    people
        .admin()
        .send("POST", "/events", "application/json", event.getBytes(StandardCharsets.UTF_8))
        .expect(403);

    assertThat(answer.json().at("/errors/0/field").textValue()).isEqualTo("component");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"securities", "\u0431\u0435\u0437\u043e\u043f\u0430\u0441\u043d", "active"})
  void a_component_that_only_resembles_a_reserved_one_is_stored(String component) {
    post(ORDER_FAILED.replace("\"order\"", "\"" + component + "\"")).expect(201);
  }

  @Test
  void a_token_for_writing_cannot_read_and_a_token_for_reading_cannot_write() {
    var writer = limitedTo("events:write");
    var reader = limitedTo("events:read");
    var event = ORDER_FAILED.getBytes(StandardCharsets.UTF_8);

    writer.send("POST", "/events", "application/json", event).expect(201);
    writer.send("POST", "/events/batch", "application/x-ndjson", new byte[0]).expect(200);
    for (var path : List.of("/events", "/events/export", "/events/stream")) {
      writer.get(path).expect(403);
    }
    reader.get("/events").expect(200);
    reader.get("/events/export").expect(200);
    reader.send("POST", "/events", "application/json", event).expect(403);
    reader.send("POST", "/events/batch", "application/x-ndjson", new byte[0]).expect(403);
  }

  private ApiClient limitedTo(String scope) {
    var made =
        people
            .admin()
            .post("/accounts/feed/service-token", Map.of("scopes", List.of(scope)))
            .expect(201);
    return people.nobody().withToken(made.json().required("access_token").textValue());
  }

  @Test
  void an_event_is_stored_and_answered_with_its_id_and_time() {
    var answer = post(ORDER_FAILED).expect(201);

    assertThat(answer.json().get("component").asText()).isEqualTo("order");
    assertThat(answer.json().get("data").toString()).isEqualTo("{\"age\":20}");
    assertThat(UUID.fromString(answer.json().get("id").asText()).version()).isEqualTo(7);
    var again = feed.get(String.valueOf(answer.header("Location"))).expect(200);
    assertThat(again.json()).isEqualTo(answer.json());
  }

  @Test
  void an_event_without_data_has_an_empty_object() {
    var event = event();
    event.remove("data");

    assertThat(post(event.toString()).expect(201).json().get("data").toString()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "-0.10",
        "123456789012345678901234567890.12345678901234567890",
        "\"text\"",
        "[]",
        "[[1,[]],{}]",
        "{\"b\":1,\"a\":{\"ü\":\"\\\"\\\\\\n\"}}",
        "true",
        "1E+300",
        "-0.0",
        "-0",
        "-0e5",
        "1e5",
        "2.50E-7",
        "{\"a\":[-0.0,0.0],\"b\":{\"c\":-0.00}}"
      })
  void data_of_any_json_is_returned_to_the_last_digit(String data) {
    var answer = post(ORDER_FAILED.replace("{\"age\": 20}", data)).expect(201);

    assertThat(answer.body()).contains("\"data\":" + data);
    var stored = feed.get(String.valueOf(answer.header("Location"))).expect(200);
    assertThat(stored.body()).contains("\"data\":" + data);
  }

  @Test
  void a_repeat_by_id_answers_with_the_first_event() {
    var event = event().put("id", UUID.randomUUID().toString());

    var first = post(event.toString()).expect(201);
    var repeat = post(event.toString()).expect(200);

    assertThat(repeat.json()).isEqualTo(first.json());
    assertThat(rowsWithId(event.get("id").asText())).isEqualTo(1);
  }

  @Test
  void a_repeat_whose_data_is_formatted_differently_is_a_repeat() {
    var id = UUID.randomUUID();
    post(withData(id, "{\"a\": 1.0, \"b\": [true]}")).expect(201);

    post(withData(id, "{\"b\":[true],\"a\":1}")).expect(200);
  }

  @Test
  void an_id_with_different_content_is_a_conflict() {
    var id = UUID.randomUUID().toString();
    post(event().put("id", id).toString()).expect(201);

    for (var field : List.of("component", "environment", "message")) {
      post(event().put("id", id).put(field, "other").toString()).expect(409);
    }
    post(event().put("id", id).put("email", "bea@gmail.com").toString()).expect(409);
    post(withData(UUID.fromString(id), "{\"age\":21}")).expect(409);
    assertThat(rowsWithId(id)).isEqualTo(1);
  }

  @Test
  void repeats_at_the_same_moment_are_stored_once() throws Exception {
    var body = event().put("id", UUID.randomUUID().toString()).toString();
    var posts = IntStream.range(0, 64).<Callable<Integer>>mapToObj(i -> () -> post(body).status());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = threads.invokeAll(posts.toList());
      assertThat(statuses)
          .extracting(status -> status.get())
          .containsOnlyOnce(201)
          .contains(200)
          .isSubsetOf(200, 201);
    }
    assertThat(rowsWithId(json.readTree(body).get("id").asText())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "component": "order"        | "component": null             | component
          "component": "order"        | "component": " "              | component
          "component": "order"        | "component": 5                | component
          "component": "order"        | "Component": "order"          | Component
          "environment": "production" | "environment": ""             | environment
          "environment": "production" | "environment": ["production"] | environment
          "email": "ade@gmail.com"    | "email": "ade"                | email
          "email": "ade@gmail.com"    | "email": "ade@gmail.com\\n"   | email
          "email": "ade@gmail.com"    | "email": "a@b..c"             | email
          "email": "ade@gmail.com"    | "email": null                 | email
          "message": "order failed"   | "message": "\\u0000"          | message
          "message": "order failed"   | "message": "\\ud800"          | message
          "message": "order failed"   | "message": {}                 | message
          "data": {"age": 20}         | "data": NaN                   | -
          "data": {"age": 20}         | "data": 1e400                 | data
          "data": {"age": 20}         | "data": {"age": 1e400}        | data.age
          "data": {"age": 20}         | "data": 1e-9999999999999      | data
          "data": {"age": 20}         | "data": "\\udc00"             | data
          "data": {"age": 20}         | "data": {"a": 1, "\\u0061": 2} | data.a
          "data": {"age": 20}         | "data": [{"\\ud800": 1}]      | data[0].\ufffd
          "data": {"age": 20}         | "id": "not-a-uuid"            | id
          "data": {"age": 20}         | "id": "urn:uuid:0190b6a5-0000-7000-8000-000000000002" | id
          "data": {"age": 20}         | "id": "{0190b6a5-0000-7000-8000-000000000002}" | id
          "data": {"age": 20}         | "id": "0190b6a5000070008000000000000002" | id
          "data": {"age": 20}         | "id": ""                      | id
          "data": {"age": 20}         | "id": " "                     | id
          "data": {"age": 20}         | "id": "AAAAAAAAAAAAAAAAAAAAAA==" | id
          "component": "order"        | "component": "\\u00a0\\u200b" | component
          "component": "order"        | "component": "or\\nder"       | component
          "data": {"age": 20}         | "created_at": "2020-01-01"    | created_at
          """)
  void a_bad_field_is_reported_and_nothing_is_stored(String good, String bad, String field) {
    var before = rows();

    var answer = post(ORDER_FAILED.replace(good, bad)).expect(400);

    if (!field.equals("-")) {
      assertThat(answer.json().get("errors").findValuesAsText("field")).contains(field);
    }
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void the_error_of_too_large_a_value_names_its_field() {
    var values =
        Map.of(
            "[".repeat(64) + "]".repeat(64),
            "data",
            "{\"" + "n".repeat(1_001) + "\":1}",
            "data",
            "{\"age\":" + "1".repeat(101) + "}",
            "data.age");
    values.forEach(
        (value, field) ->
            assertThat(
                    post(withData(null, value))
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .textValue())
                .isEqualTo(field));
    post(withData(null, "[".repeat(63) + "]".repeat(63))).expect(201);
  }

  @Test
  void missing_and_wrong_fields_are_reported_together() {
    var answer = post("{\"component\": \" \", \"email\": \"x\"}").expect(400);

    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("component", "environment", "email", "message");
  }

  @Test
  void messages_can_have_terminal_colours() {
    var red = "\u001b[31mfailed\u001b[0m\n\tat line 1";
    assertThat(
            post(event().put("message", red).toString()).expect(201).json().get("message").asText())
        .isEqualTo(red);
  }

  @Test
  void all_missing_fields_are_reported_together() {
    var answer = post("{}").expect(400);

    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("component", "environment", "email", "message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "1", "\"x\"", "[]", "[{}]", "{", "{}{}", "\ufeff{}"})
  void a_body_that_is_not_an_object_is_refused(String body) {
    post(body).expect(400);
  }

  @Test
  void lengths_are_counted_in_characters_and_limited() {
    var emoji = "\ud83c\udfa1";
    post(event().put("component", emoji.repeat(200)).toString()).expect(201);
    post(event().put("component", emoji.repeat(201)).toString()).expect(400);
    post(event().put("message", "m".repeat(10_000)).toString()).expect(201);
    post(event().put("message", "m".repeat(10_001)).toString()).expect(400);
    post(withData(null, "\"" + "d".repeat(65_534) + "\"")).expect(201);
    post(withData(null, "\"" + "d".repeat(65_535) + "\"")).expect(400);
    post(withData(null, "\"" + "\u00fc".repeat(32_768) + "\"")).expect(400);
  }

  @Test
  void too_large_or_too_deep_bodies_are_refused_and_the_server_continues() {
    post(event().put("message", "m".repeat(20_000_000)).toString()).expect(413);
    post(withData(null, "[".repeat(100_000) + "]".repeat(100_000))).expect(400);
    post(ORDER_FAILED).expect(201);
  }

  @Test
  void only_services_and_admins_can_post() {
    send(people.nobody(), ORDER_FAILED).expect(401);
    send(people.member("mia"), ORDER_FAILED).expect(403);
    send(people.admin(), ORDER_FAILED).expect(201);
  }

  private ObjectNode event() {
    try {
      return (ObjectNode) json.readTree(ORDER_FAILED);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withData(@Nullable UUID id, String data) {
    var event = ORDER_FAILED.replace("{\"age\": 20}", data);
    return id == null ? event : event.replaceFirst("\\{", "{\"id\": \"" + id + "\",");
  }

  private ApiResponse post(String body) {
    return send(feed, body);
  }

  private static ApiResponse send(ApiClient client, String body) {
    return client.send(
        "POST", "/events", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private int rows() {
    return count("SELECT count(*) FROM activity.event WHERE id IS NOT NULL");
  }

  private int rowsWithId(String id) {
    return count("SELECT count(*) FROM activity.event WHERE id = '" + id + "'");
  }

  private int count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
