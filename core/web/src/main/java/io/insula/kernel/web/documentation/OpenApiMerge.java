package io.insula.kernel.web.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpStatus;
import java.util.HashSet;
import java.util.Set;

/**
 * Merges the OpenAPI documents of several modules. Adds the problem response and the required role.
 * A POST of a signed-in caller also gets the idempotency key, unless its responses are sensitive.
 */
final class OpenApiMerge {
  private final ObjectNode result;
  private final Set<String> operationIds = new HashSet<>();

  OpenApiMerge(ObjectNode base) {
    this.result = base;
  }

  /** Adds the tag of a module. Must be called before the first document of the module is added. */
  void addModule(String module) {
    ((ArrayNode) result.withArray("tags")).addObject().put("name", module);
  }

  /**
   * @param access the roles that may call the routes of this module
   */
  void add(String module, ObjectNode document, RouteRoleFinder access) {
    for (var kind : document.path("components").properties()) {
      kind.getValue()
          .properties()
          .forEach(part -> addPart(module, kind.getKey(), part.getKey(), part.getValue()));
    }
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (operation.getValue() instanceof ObjectNode node) {
          complete(module, access.of(operation.getKey(), path.getKey()), operation.getKey(), node);
          result
              .withObject("paths")
              .withObjectProperty(path.getKey())
              .set(operation.getKey(), node);
        }
      }
    }
  }

  ObjectNode result() {
    SchemaCorrections.applyTo(result);
    return result;
  }

  private void addPart(String module, String kind, String name, JsonNode part) {
    var before = result.withObject("components").withObjectProperty(kind).replace(name, part);
    if (before != null && !before.equals(part)) {
      throw new IllegalStateException(
          kind + " " + name + " of " + module + " differs from the one in another module");
    }
  }

  private void complete(
      String module, RouteRoleFinder.Rules rules, String method, ObjectNode operation) {
    operation.put("operationId", unique(module + "." + operation.path("operationId").asText()));
    operation.putArray("tags").add(module);
    describeAnswers(operation.withObjectProperty("responses"));
    var description = beyondSummary(operation);
    operation.put("description", description);
    if (!operation.path("security").isEmpty()) {
      // The annotations of the route already document how it checks the caller.
    } else if (rules.isOpen()) {
      var ways = operation.putArray("security");
      if (rules.knowsCaller()) {
        // The route accepts a token, or checks another kind of credentials itself.
        ways.addObject().putArray("bearer");
        ways.addObject();
      }
    } else {
      operation.putArray("security").addObject().putArray("bearer");
      operation.put("description", (description + "\n\n" + rules.sentence()).strip());
    }
    if (method.equals("post") && !rules.isSensitive() && !operation.path("security").isEmpty()) {
      operation
          .withArrayProperty("parameters")
          .addObject()
          .put("$ref", "#/components/parameters/IdempotencyKey");
    }
  }

  /**
   * Returns a unique operation id, because two documents of one module may have operations with the
   * same name.
   */
  private String unique(String name) {
    var id = name;
    for (var i = 1; !operationIds.add(id); i++) {
      id = name + "_" + i;
    }
    return id;
  }

  private static void describeAnswers(ObjectNode responses) {
    for (var response : responses.properties()) {
      // Replaces the description that micronaut-openapi writes, for instance "create 201 response".
      if (response.getValue() instanceof ObjectNode answer
          && answer.path("description").asText().endsWith(" response")) {
        var status = HttpStatus.valueOf(Integer.parseInt(response.getKey()));
        answer.put("description", status.getReason());
      }
    }
    responses.putObject("default").put("$ref", "#/components/responses/Problem");
  }

  private static String beyondSummary(ObjectNode operation) {
    var description = operation.path("description").asText();
    return description.equals(operation.path("summary").asText()) ? "" : description;
  }
}
