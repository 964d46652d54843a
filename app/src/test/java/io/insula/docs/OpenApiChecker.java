package io.insula.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks requests and answers against the OpenAPI document of a server. An object may have only
 * fields that the document names.
 */
final class OpenApiChecker {
  private static final String NDJSON = "application/x-ndjson";
  private static final String EVENT_STREAM = "text/event-stream";

  private final JsonNode document;
  private final ObjectMapper json = new ObjectMapper();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
  private final Map<String, Schema> schemas = new HashMap<>();

  OpenApiChecker(JsonNode document) {
    this.document = document.deepCopy();
    this.document.path("components").path("schemas").forEach(OpenApiChecker::close);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  List<OpenApiOperation> operations() {
    return document
        .path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .map(
                        each ->
                            new OpenApiOperation(
                                each.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                each.getValue())))
        .toList();
  }

  /** Returns the operation of a request; if several match, the one with the fewest variables. */
  Optional<OpenApiOperation> find(String method, String address) {
    var end = address.indexOf('?');
    var path = end < 0 ? address : address.substring(0, end);
    return operations().stream()
        .filter(each -> each.method().equals(method) && each.covers(path))
        .min(Comparator.comparing(each -> each.path().chars().filter(c -> c == '{').count()));
  }

  /** Checks the status, the content type and the body of an answer. */
  void checkAnswer(OpenApiOperation operation, int status, @Nullable String type, String body) {
    var responses = placeOf(operation) + "/responses/";
    var named = operation.statuses().contains(Integer.toString(status));
    assertThat(named || status >= 400).as("%s answers %d", operation, status).isTrue();
    var place = resolve(responses + (named ? status : "default"));
    if (!document.at(place).has("content")) {
      assertThat(body).as("%s answers %d with a body", operation, status).isEmpty();
      return;
    }
    var media = type == null ? "" : type.split(";", 2)[0].strip();
    assertThat(document.at(place + "/content").propertyStream().map(each -> each.getKey()))
        .as("%s answers %d as %s", operation, status, type)
        .contains(media);
    checkContent(operation + " answers " + status, place, media, body);
  }

  /** Checks the body of an accepted request. */
  void checkRequest(OpenApiOperation operation, String type, String body) {
    var place = placeOf(operation) + "/requestBody";
    assertThat(document.at(place + "/content").propertyStream().map(each -> each.getKey()))
        .as("%s takes %s", operation, type)
        .contains(type);
    checkContent(operation + " takes", place, type, body);
  }

  /** Returns the schema of a JSON body; the first one if there are several. */
  JsonNode requestSchema(OpenApiOperation operation) {
    var schema =
        operation
            .description()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    var first = schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
    return first.has("$ref") ? document.at(first.path("$ref").asText().substring(1)) : first;
  }

  private void checkContent(String what, String place, String media, String body) {
    var schema = place + "/content/" + escape(media) + "/schema";
    if (media.equals(NDJSON)) {
      body.lines().forEach(line -> checkJson(what, schema, line));
    } else if (media.endsWith("json")) {
      checkJson(what, schema, body);
    } else if (!media.equals(EVENT_STREAM)) {
      assertThat(document.at(schema + "/type").asText()).as(what + " " + media).isEqualTo("string");
    }
  }

  private void checkJson(String what, String place, String text) {
    try {
      var errors = schemas.computeIfAbsent(place, this::schema).validate(json.readTree(text));
      assertThat(errors).as("%s: %s", what, text).isEmpty();
    } catch (JsonProcessingException e) {
      throw new AssertionError(what + " " + text, e);
    }
  }

  /** Returns the schema at a place of the document, with the schemas that it refers to. */
  private Schema schema(String place) {
    var whole = json.createObjectNode().set("components", document.path("components"));
    return registry.getSchema(((ObjectNode) whole).setAll((ObjectNode) document.at(place)));
  }

  /**
   * Returns the place to which a response refers; the given place if the response is no reference.
   */
  private String resolve(String place) {
    var reference = document.at(place).path("$ref").asText();
    return reference.isEmpty() ? place : reference.substring(1);
  }

  private static String placeOf(OpenApiOperation operation) {
    return "/paths/%s/%s"
        .formatted(escape(operation.path()), operation.method().toLowerCase(Locale.ROOT));
  }

  private static String escape(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }
}
