package io.insula.kernel.web.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SchemaCorrectionsTest {
  private static final String DOCUMENT =
      """
      {"paths": {"/things": {"post": {
        "parameters": [{"name": "q", "schema": {"type": "string", "nullable": true}}],
        "requestBody": {"content": {
          "application/json": {"schema": {"$ref": "#/components/schemas/Sent"}, "example": null},
          "text/csv": {"schema": {"type": "string", "format": "byte"}}}},
        "responses": {"200": {"content": {
          "application/json": {"schema": {"type": "array", "items": {
            "$ref": "#/components/schemas/Answer"}}}}}}}}},
       "components": {"schemas": {
         "Sent": {"type": "object", "required": ["name"], "properties": {
           "name": {"type": "string", "nullable": true},
           "note": {"type": "string", "nullable": true},
           "shared": {"$ref": "#/components/schemas/Shared"}}},
         "Answer": {"type": "object", "required": ["id"], "properties": {
           "id": {"type": "integer"},
           "note": {"type": "string", "nullable": true},
           "hint": {"type": "string", "nullable": true, "x-left-out-if-null": "true"},
           "data": {"type": "object", "description": "any", "allOf": [{"type": "object"}]},
           "map": {"type": "object", "additionalProperties": {"type": "object"}},
           "shared": {"$ref": "#/components/schemas/Shared"}}},
         "Shared": {"type": "object", "properties": {
           "note": {"type": "string", "nullable": true}}}}}}
      """;

  private final JsonNode corrected = correct(DOCUMENT);

  @Test
  void an_answer_has_all_its_fields_but_for_those_that_are_left_out() {
    assertThat(required("Answer")).containsExactlyInAnyOrder("id", "note", "data", "map", "shared");
    assertThat(property("Answer", "note").path("nullable").asBoolean()).isTrue();
    assertThat(property("Answer", "hint")).isEqualTo(json("{\"type\": \"string\"}"));
  }

  @Test
  void an_answer_that_says_that_nothing_changed_has_no_body() {
    var document =
        correct(
            """
            {"paths": {"/things": {"get": {"responses": {
              "200": {"content": {"text/csv": {}}},
              "304": {"description": "as before", "content": {"text/csv": {}}}}}}}}
            """);

    assertThat(document.at("/paths/~1things/get/responses/304"))
        .isEqualTo(json("{\"description\": \"as before\"}"));
    assertThat(document.at("/paths/~1things/get/responses/200").has("content")).isTrue();
  }

  @Test
  void what_a_request_needs_is_not_null() {
    assertThat(required("Sent")).containsExactly("name");
    assertThat(property("Sent", "name").has("nullable")).isFalse();
    assertThat(property("Sent", "note").path("nullable").asBoolean()).isTrue();
  }

  @Test
  void what_is_both_sent_and_answered_stays_as_it_is() {
    assertThat(corrected.at("/components/schemas/Shared"))
        .isEqualTo(json(DOCUMENT).at("/components/schemas/Shared"));
  }

  @Test
  void an_object_of_which_nothing_is_known_is_any_value() {
    assertThat(property("Answer", "data")).isEqualTo(json("{\"description\": \"any\"}"));
    assertThat(property("Answer", "map"))
        .isEqualTo(json("{\"type\": \"object\", \"additionalProperties\": {}}"));
  }

  @Test
  void a_parameter_is_never_null_and_text_is_no_base64() {
    var post = corrected.at("/paths/~1things/post");

    assertThat(post.at("/parameters/0/schema")).isEqualTo(json("{\"type\": \"string\"}"));
    assertThat(post.at("/requestBody/content/text~1csv/schema"))
        .isEqualTo(json("{\"type\": \"string\"}"));
    assertThat(post.at("/requestBody/content/application~1json").has("example")).isFalse();
  }

  @Test
  void an_object_is_taken_as_json_also_where_the_content_type_does_not_matter() {
    var content =
        correct(
                DOCUMENT.replace(
                    "\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/Sent",
                    "\"*/*\": {\"schema\": {\"$ref\": \"#/components/schemas/Sent"))
            .at("/paths/~1things/post/requestBody/content");

    assertThat(content.fieldNames())
        .toIterable()
        .contains("application/json")
        .doesNotContain("*/*");
  }

  private Iterable<String> required(String schema) {
    return corrected
        .at("/components/schemas/" + schema + "/required")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode property(String schema, String name) {
    return corrected.at("/components/schemas/" + schema + "/properties/" + name);
  }

  private static JsonNode correct(String text) {
    var document = (ObjectNode) json(text);
    SchemaCorrections.applyTo(document);
    return document;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
