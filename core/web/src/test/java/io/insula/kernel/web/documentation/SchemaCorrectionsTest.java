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
  void a_response_requires_all_fields_except_optional_ones() {
    assertThat(required("Answer")).containsExactlyInAnyOrder("id", "note", "data", "map", "shared");
    assertThat(property("Answer", "note").path("nullable").asBoolean()).isTrue();
    assertThat(property("Answer", "hint")).isEqualTo(json("{\"type\": \"string\"}"));
  }

  @Test
  void a_not_modified_response_has_no_body() {
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
  void a_required_field_of_a_request_is_not_nullable() {
    assertThat(required("Sent")).containsExactly("name");
    assertThat(property("Sent", "name").has("nullable")).isFalse();
    assertThat(property("Sent", "note").path("nullable").asBoolean()).isTrue();
  }

  @Test
  void a_schema_of_both_requests_and_responses_does_not_change() {
    assertThat(corrected.at("/components/schemas/Shared"))
        .isEqualTo(json(DOCUMENT).at("/components/schemas/Shared"));
  }

  @Test
  void an_object_without_known_properties_is_any_value() {
    assertThat(property("Answer", "data")).isEqualTo(json("{\"description\": \"any\"}"));
    assertThat(property("Answer", "map"))
        .isEqualTo(json("{\"type\": \"object\", \"additionalProperties\": {}}"));
  }

  @Test
  void a_parameter_is_never_null_and_text_is_not_base64() {
    var post = corrected.at("/paths/~1things/post");

    assertThat(post.at("/parameters/0/schema")).isEqualTo(json("{\"type\": \"string\"}"));
    assertThat(post.at("/requestBody/content/text~1csv/schema"))
        .isEqualTo(json("{\"type\": \"string\"}"));
    assertThat(post.at("/requestBody/content/application~1json").has("example")).isFalse();
  }

  @Test
  void an_object_is_documented_as_json_for_any_content_type() {
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
