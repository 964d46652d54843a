package io.insula.kernel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class StrictJsonTest {
  @Inject EmbeddedServer server;

  private ApiResponse post(String body) {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  private ApiResponse post(byte[] body) {
    return ApiClient.at(server.getURI()).send("POST", "/parcels", "application/json", body);
  }

  private ApiResponse postWith(String member) {
    return post("{\"parcel_name\": \"box\", \"item_count\": 1, " + member + "}");
  }

  private static String onlyError(ApiResponse answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var errors = answer.json().get("errors");
    assertThat(errors).as(answer.toString()).hasSize(1);
    return (errors.get(0).get("field").asText() + " " + errors.get(0).get("message").asText())
        .strip();
  }

  @Test
  void a_body_in_snake_case_is_read_and_written_back() {
    var answer =
        postWith(
            "\"tags\": [\"a\"], \"sent_at\": \"2026-01-31T12:00:00Z\", \"cost\": 1.50,"
                + " \"sender\": {\"first_name\": \"Ade\"}, \"colour\": \"RED\"");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("parcel_name").asText()).isEqualTo("box");
    assertThat(answer.json().get("sent_at").asText()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(answer.json().get("heavy_id").isNull()).isTrue();
    assertThat(answer.json().get("sender").get("first_name").asText()).isEqualTo("Ade");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"up_vote\": 9 | up_vote is not known",
        "\"sender\": {\"first_name\": \"Ade\", \"last\": 1} | sender.last is not known",
        "\"item_count\": 2 | item_count must not appear twice",
        "\"sender\": {\"first_name\": \"a\", \"first_name\": \"b\"} | sender.first_name must not"
            + " appear twice",
        "\"others\": [{\"first_name\": \"a\"}, {\"age\": 1, \"first_name\": \"b\", \"age\": 2}] |"
            + " others[1].age must not appear twice",
        "\"heavy_id\": \"7\" | heavy_id must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "\"heavy_id\": 7.0 | heavy_id must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "\"heavy_id\": 9223372036854775808 | heavy_id must be a whole number from"
            + " -9223372036854775808 to 9223372036854775807",
        "\"heavy_id\": \"\" | heavy_id must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "\"heavy_id\": true | heavy_id must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "\"cost\": \"1.5\" | cost must be a number",
        "\"cost\": \"\" | cost must be a number",
        "\"cost\": 1e400 | cost must be a number in the range of a 64-bit floating-point number",
        "\"cost\": 1e-1000000000 | cost must be a number in the range of a 64-bit floating-point"
            + " number",
        "\"fragile\": \"true\" | fragile must be true or false",
        "\"fragile\": 1 | fragile must be true or false",
        "\"colour\": \"GREEN\" | colour must be one of RED, BLUE",
        "\"colour\": 0 | colour must be one of RED, BLUE",
        "\"colour\": \"\" | colour must be one of RED, BLUE",
        "\"sent_at\": \"yesterday\" | sent_at must be an RFC 3339 time, for instance"
            + " 2026-01-31T12:00:00Z",
        "\"sent_at\": 1769860800 | sent_at must be an RFC 3339 time, for instance"
            + " 2026-01-31T12:00:00Z",
        "\"tags\": \"a\" | tags must be an array",
        "\"tags\": {} | tags must be an array",
        "\"tags\": [1] | tags[0] must be a string",
        "\"tags\": [\"a\", null] | tags[1] must not be null",
        "\"tags\": [\"a\", [\"b\"]] | tags[1] must be a string",
        "\"sender\": [] | sender must be an object",
        "\"sender\": \"Ade\" | sender must be an object",
        "\"sender\": \"\" | sender must be an object",
        "\"sender\": 3 | sender must be an object",
        "\"tags\": [\"a\\u0000\"] | tags[0] must not contain the character U+0000",
        "\"tags\": [\"ok\", \"\\ud800\"] | tags[1] must not contain half of a surrogate pair",
        "\"tags\": [\"\\udc00\\ud800\"] | tags[0] must not contain half of a surrogate pair",
      })
  void an_error_names_the_field(String member, String error) {
    assertThat(onlyError(postWith(member))).isEqualTo(error);
  }

  @Test
  void a_time_can_be_sent_as_postgresql_prints_it() {
    var answer = postWith("\"sent_at\": \"2026-01-31 17:30:00+05:30\"").expect(201);

    assertThat(answer.json().get("sent_at").asText()).isEqualTo("2026-01-31T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "true", "{}", "[\"box\"]"})
  void only_a_string_is_accepted_as_a_string(String value) {
    assertThat(onlyError(post("{\"item_count\": 1, \"parcel_name\": " + value + "}")))
        .isEqualTo("parcel_name must be a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "null", "[]", "[{}]", "\"text\"", "\"\"", "7", "true"})
  void a_body_that_is_not_an_object_is_refused(String body) {
    assertThat(onlyError(post(body))).isEqualTo("The body must be an object.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"parcel_name\": \"box\", \"item_count\": 1",
        "{\"parcel_name\": \"box\", \"item_count\": 1} {}",
        "{\"parcel_name\": \"box\", \"item_count\": 1} x",
        "{'parcel_name': 'box', 'item_count': 1}",
        "{parcel_name: \"box\"}",
        "{\"parcel_name\": \"box\", \"item_count\": 01}",
        "{\"parcel_name\": \"box\", \"item_count\": 1,}",
        "{\"parcel_name\": \"box\", \"item_count\": NaN}",
        "{\"parcel_name\": \"box\", /* one */ \"item_count\": 1}",
        "{\"parcel_name\": \"b\u0000x\", \"item_count\": 1}",
        "\uFEFF{\"parcel_name\": \"box\", \"item_count\": 1}",
      })
  void a_malformed_body_is_refused_without_the_message_of_the_parser(String body) {
    assertThat(onlyError(post(body))).isEqualTo("The body is not well-formed JSON.");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    var json = "{\"parcel_name\": \"b?x\", \"item_count\": 1}".getBytes(StandardCharsets.UTF_8);
    var truncated = json.clone();
    truncated[17] = (byte) 0xC3;
    assertThat(onlyError(post(truncated))).isEqualTo("The body must be UTF-8.");
    var overlong = "{\"parcel_name\": \"??\", \"item_count\": 1}".getBytes(StandardCharsets.UTF_8);
    overlong[17] = (byte) 0xC0;
    overlong[18] = (byte) 0xAF;
    assertThat(onlyError(post(overlong))).isEqualTo("The body must be UTF-8.");
    var utf16 = "{\"parcel_name\": \"box\", \"item_count\": 1}".getBytes(StandardCharsets.UTF_16);
    assertThat(onlyError(post(utf16))).isEqualTo("The body must be UTF-8.");
  }

  @Test
  void deep_nesting_is_refused_quickly() {
    var brackets = new byte[100_000];
    Arrays.fill(brackets, (byte) '[');
    var body = "{\"tags\": " + new String(brackets, StandardCharsets.US_ASCII);
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(onlyError(post(body))).isEqualTo("tags[0] must be a string");
          assertThat(onlyError(post(brackets))).isEqualTo("The body must be an object.");
          assertThat(
                  onlyError(
                      ApiClient.at(server.getURI())
                          .send("POST", "/parcels/any", "application/json", brackets)))
              .startsWith("The body is nested too deeply");
        });
  }

  @Test
  void a_number_has_at_most_100_characters_and_the_error_names_its_field() {
    postWith("\"cost\": " + "0." + "1".repeat(98)).expect(201);

    for (var number : List.of("1".repeat(101), "-" + "1".repeat(100), "0." + "1".repeat(99))) {
      assertThat(onlyError(postWith("\"cost\": " + number)))
          .isEqualTo("cost must be a number with at most 100 characters");
      assertThat(onlyError(postWith("\"heavy_id\": " + number)))
          .isEqualTo("heavy_id must be a number with at most 100 characters");
    }
    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> onlyError(postWith("\"cost\": " + "1".repeat(1_000_000))));
  }

  @Test
  void nesting_is_limited_to_64_levels() {
    var client = ApiClient.at(server.getURI());
    var fits = "[".repeat(64) + "]".repeat(64);
    var deeper = "[".repeat(65) + "]".repeat(65);
    assertThat(
            client.send("POST", "/parcels/any", "application/json", fits.getBytes(UTF_8)).status())
        .isEqualTo(200);
    assertThat(
            client
                .send("POST", "/parcels/any", "application/json", deeper.getBytes(UTF_8))
                .status())
        .isEqualTo(400);
  }

  @Test
  void names_in_json_of_any_type_are_checked_too() {
    var answer =
        ApiClient.at(server.getURI())
            .send(
                "POST",
                "/parcels/any",
                "application/json",
                "{\"a\": {\"b\\u0000c\": 1}}".getBytes(UTF_8));
    assertThat(onlyError(answer)).isEqualTo("a.b\uFFFDc must not contain the character U+0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "7", "true", "[]"})
  void the_body_of_a_record_with_one_field_is_an_object(String body) {
    var answer =
        ApiClient.at(server.getURI())
            .send("POST", "/parcels/note", "application/json", body.getBytes(UTF_8));
    assertThat(onlyError(answer)).isEqualTo("The body must be an object.");
  }

  @Test
  void all_errors_are_reported_together() {
    var answer =
        post(
            "{\"item_count\": 0, \"tags\": [\"good\", \"too long\", \" \"], \"sender\":"
                + " {\"first_name\": null}, \"others\": [{\"first_name\": \"a\\nb\"}]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors"))
        .extracting(error -> error.get("field").asText() + " " + error.get("message").asText())
        .containsExactly(
            "item_count must be greater than 0",
            "others[0].first_name must not contain line breaks or other control characters",
            "parcel_name is required",
            "sender.first_name is required",
            "tags[1] must have 1 to 5 characters",
            "tags[2] must not be blank");
  }

  @Test
  void a_problem_reveals_no_internals() {
    var answer = postWith("\"sender\": {\"age\": \"x\"}");
    assertThat(answer.body()).doesNotContain("io.insula", "jackson", "java.", "Parcel", "$");
    assertThat(answer.json().get("status").asInt()).isEqualTo(400);
    assertThat(answer.json().get("type").asText()).isEqualTo("urn:insula:problem:invalid-input");
    assertThat(answer.json().get("trace_id").asText()).isEqualTo(answer.header("Trace-Id"));
    assertThat(answer.json().get("detail").asText()).startsWith("sender.age must be");
  }

  @Test
  void a_character_beyond_the_basic_plane_counts_as_one() {
    var name = "😀".repeat(10);
    assertThat(
            ApiClient.at(server.getURI())
                .post("/parcels", Map.of("parcel_name", name, "item_count", 1))
                .expect(201)
                .json()
                .get("parcel_name")
                .asText())
        .isEqualTo(name);
    assertThat(onlyError(post("{\"parcel_name\": \"" + name + "x\", \"item_count\": 1}")))
        .isEqualTo("parcel_name must have 1 to 10 characters");
  }
}
