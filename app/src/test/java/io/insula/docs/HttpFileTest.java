package io.insula.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpFileTest {
  @Test
  void a_request_has_a_title_a_name_a_status_headers_and_a_body() {
    var file =
        HttpFile.parse(
            """
            # A comment
            @host = http://localhost:8080

            ### ==== A heading

            ### Propose
            # @name proposed
            # -> 201
            POST {{host}}/projects
            Content-Type: application/json

            {"a":
              "b: c"}

            ### Read
            # -> 200
            GET {{host}}/projects
            """);

    assertThat(file.variables()).isEqualTo(Map.of("host", "http://localhost:8080"));
    assertThat(file.calls())
        .containsExactly(
            new HttpCall(
                6,
                "Propose",
                "proposed",
                201,
                "POST",
                "{{host}}/projects",
                Map.of("Content-Type", "application/json"),
                "{\"a\":\n  \"b: c\"}"),
            new HttpCall(15, "Read", null, 200, "GET", "{{host}}/projects", Map.of(), ""));
  }

  @Test
  void a_request_that_states_no_status_is_refused() {
    assertThatThrownBy(() -> HttpFile.parse("### Read\nGET /projects"))
        .hasMessage("The part from line 1 does not state the status of its answer");
  }

  @Test
  void a_status_without_a_request_is_refused() {
    assertThatThrownBy(() -> HttpFile.parse("### Read\n# -> 200\n"))
        .hasMessageContaining("no request");
  }

  @Test
  void a_part_that_is_not_a_request_is_refused() {
    assertThatThrownBy(() -> HttpFile.parse("### Read\n# -> 200\nFETCH /projects"))
        .hasMessageContaining("FETCH /projects");
  }

  @Test
  void references_are_replaced_by_values_of_earlier_answers() throws JsonProcessingException {
    var variables =
        new HttpFileVariableResolver(Map.of("host", "http://h"), Instant.ofEpochSecond(7));
    variables.answered("list", new ObjectMapper().readTree("{\"threads\": [{\"id\": 5}]}"));

    assertThat(
            variables.resolve("{{host}}/{{list.response.body.$.threads[0].id}}?at={{$timestamp}}"))
        .isEqualTo("http://h/5?at=7");
  }

  @Test
  void a_reference_without_a_value_fails() throws JsonProcessingException {
    var variables = new HttpFileVariableResolver(Map.of(), Instant.EPOCH);
    variables.answered("login", new ObjectMapper().readTree("{\"token\": null}"));

    assertThatThrownBy(() -> variables.resolve("{{host}}/projects"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("{{host}} refers to nothing");
    assertThatThrownBy(() -> variables.resolve("{{other.response.body.$.token}}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> variables.resolve("{{login.response.body.$.token}}"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> variables.resolve("{{login.response.body.$.missing}}"))
        .isInstanceOf(AssertionError.class);
  }
}
