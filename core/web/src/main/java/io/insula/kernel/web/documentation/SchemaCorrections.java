package io.insula.kernel.web.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Corrects the schemas that micronaut-openapi wrote at compile time, because micronaut-openapi does
 * not know how the server handles null, texts, and values of any type.
 */
final class SchemaCorrections {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String ANY_TYPE = "*/*";
  private static final String JSON_TYPE = "application/json";
  private static final String LEFT_OUT = "x-left-out-if-null";
  private static final Set<String> OF_ANY_VALUE =
      Set.of("type", "description", "nullable", "allOf", "title", "example");

  private final ObjectNode document;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> answered = new HashSet<>();

  private SchemaCorrections(ObjectNode document) {
    this.document = document;
  }

  static void applyTo(ObjectNode document) {
    new SchemaCorrections(document).apply();
  }

  private void apply() {
    for (var path : document.path("paths")) {
      path.forEach(this::correctOperation);
    }
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(schema -> correctSchema(schema.getKey(), schema.getValue()));
    freeAnyValue(document);
  }

  private void correctOperation(JsonNode operation) {
    // An address or a header cannot contain null.
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("schema") instanceof ObjectNode schema) {
        schema.remove("nullable");
      }
    }
    nameJson(operation.path("requestBody").path("content"));
    correctContent(operation.path("requestBody").path("content"));
    collect(operation.path("requestBody"), taken);
    // Removes the body that micronaut-openapi describes for status 304, which has no body in HTTP.
    if (operation.at("/responses/304") instanceof ObjectNode notModified) {
      notModified.remove("content");
    }
    for (var response : operation.path("responses")) {
      correctContent(response.path("content"));
      collect(response, answered);
    }
  }

  /**
   * Documents an object body as JSON. A route that accepts requests without a content type still
   * reads such a body as JSON.
   */
  private static void nameJson(JsonNode content) {
    if (content instanceof ObjectNode types && types.path(ANY_TYPE).path("schema").has("$ref")) {
      types.set(JSON_TYPE, types.remove(ANY_TYPE));
    }
  }

  /**
   * Removes null examples. Also removes the format of bytes from content that is not JSON, because
   * only JSON sends bytes as Base64.
   */
  private static void correctContent(JsonNode content) {
    for (var type : content.properties()) {
      if (type.getValue() instanceof ObjectNode mediaType) {
        if (mediaType.path("example").isNull()) {
          mediaType.remove("example");
        }
        if (!type.getKey().contains("json") || type.getKey().contains("ndjson")) {
          dropFormatOfBytes(mediaType.path("schema"));
        }
      }
    }
  }

  private static void dropFormatOfBytes(JsonNode schema) {
    var format = schema.path("format").asText();
    if (schema instanceof ObjectNode text && (format.equals("byte") || format.equals("binary"))) {
      text.remove("format");
    }
  }

  private void collect(JsonNode node, Set<String> names) {
    for (var reference : node.findValuesAsText("$ref")) {
      if (reference.startsWith(SCHEMAS) && names.add(reference.substring(SCHEMAS.length()))) {
        collect(document.at(reference.substring(1)), names);
      }
    }
  }

  private void correctSchema(String name, JsonNode schema) {
    for (var property : schema.path("properties").properties()) {
      if (property.getValue() instanceof ObjectNode value) {
        if (value.remove(LEFT_OUT) != null) {
          value.remove("nullable");
        } else if (!taken.contains(name)) {
          require((ObjectNode) schema, property.getKey());
        } else if (!answered.contains(name) && isRequired(schema, property.getKey())) {
          value.remove("nullable");
        }
      }
    }
  }

  /**
   * Marks a field as required, because responses contain all their fields, even if they are null.
   */
  private static void require(ObjectNode schema, String property) {
    if (!isRequired(schema, property)) {
      ((ArrayNode) schema.withArray("required")).add(property);
    }
  }

  private static boolean isRequired(JsonNode schema, String property) {
    return schema.path("required").valueStream().anyMatch(name -> name.asText().equals(property));
  }

  /**
   * Allows any value where micronaut-openapi wrote an object without properties. micronaut-openapi
   * writes such an object for a field that accepts any value.
   */
  private static void freeAnyValue(JsonNode node) {
    node.forEach(SchemaCorrections::freeAnyValue);
    if (node instanceof ObjectNode schema
        && schema.path("type").asText().equals("object")
        && schema.propertyStream().allMatch(each -> OF_ANY_VALUE.contains(each.getKey()))
        && schema.path("allOf").valueStream().allMatch(JsonNode::isEmpty)) {
      schema.remove(Set.of("type", "nullable", "allOf"));
    }
  }
}
