package io.insula.kernel.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts the documents of several modules together, and writes into each operation what holds for all
 * of them: problems, the idempotency key, who may call.
 */
final class DocumentMerge {
  private final ObjectNode result;
  private final RouteAccess access;

  DocumentMerge(ObjectNode base, RouteAccess access) {
    this.result = base;
    this.access = access;
  }

  void add(String module, ObjectNode document) {
    ((ArrayNode) result.withArray("tags")).addObject().put("name", module);
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(schema -> addSchema(module, schema.getKey(), schema.getValue()));
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue() instanceof ObjectNode node) {
          complete(module, path.getKey(), operation.getKey(), node);
          result
              .withObject("paths")
              .withObjectProperty(path.getKey())
              .set(operation.getKey(), node);
        }
      }
    }
  }

  ObjectNode result() {
    return result;
  }

  private void addSchema(String module, String name, JsonNode schema) {
    var before =
        result.withObject("components").withObjectProperty("schemas").replace(name, schema);
    if (before != null && !before.equals(schema)) {
      throw new IllegalStateException(
          "The schema " + name + " of " + module + " is another one in another module");
    }
  }

  private void complete(String module, String path, String method, ObjectNode operation) {
    operation.put("operationId", module + "." + operation.path("operationId").asText());
    operation.putArray("tags").add(module);
    operation
        .withObjectProperty("responses")
        .putObject("default")
        .put("$ref", "#/components/responses/Problem");
    var roles = access.of(method, path);
    if (roles.isOpen()) {
      operation.putArray("security");
      return;
    }
    operation.putArray("security").addObject().putArray("bearer");
    var description = operation.path("description").asText();
    operation.put("description", (description + "\n\n" + roles.sentence()).strip());
    if (method.equals("post")) {
      operation
          .withArrayProperty("parameters")
          .addObject()
          .put("$ref", "#/components/parameters/IdempotencyKey");
    }
  }
}
