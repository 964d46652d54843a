package io.insula.kernel.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types of controllers' parameters that the house fills in, for instance who calls. The
 * compiler takes them for input of the client.
 */
@Singleton
final class BoundTypes {
  private static final String SCHEMAS = "#/components/schemas/";

  private final Set<String> names;

  BoundTypes(List<TypedRequestArgumentBinder<?>> binders) {
    this.names =
        binders.stream()
            .map(binder -> binder.argumentType().getType())
            .filter(type -> type.getName().startsWith("io.insula."))
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());
  }

  void removeFrom(ObjectNode document) {
    for (var path : document.path("paths")) {
      for (var operation : path) {
        if (operation.path("parameters") instanceof ArrayNode parameters) {
          removeAll(parameters);
        }
        if (operation.path("requestBody").path("content") instanceof ObjectNode content) {
          content.forEach(type -> removeFromBody((ObjectNode) type));
        }
      }
    }
    if (document.path("components").path("schemas") instanceof ObjectNode schemas) {
      schemas.remove(names);
    }
  }

  private void removeAll(ArrayNode parameters) {
    for (var i = parameters.size() - 1; i >= 0; i--) {
      if (isBound(parameters.get(i).path("schema"))) {
        parameters.remove(i);
      }
    }
  }

  /** Undoes that the body is said to be what the client sends and what the house fills in. */
  private void removeFromBody(ObjectNode mediaType) {
    if (!(mediaType.path("schema").path("allOf") instanceof ArrayNode parts)) {
      return;
    }
    for (var i = parts.size() - 1; i >= 0; i--) {
      var properties = parts.get(i).path("properties");
      if (!properties.isEmpty() && properties.valueStream().allMatch(this::isBound)) {
        parts.remove(i);
      }
    }
    if (parts.size() == 1) {
      mediaType.set("schema", parts.get(0));
    }
  }

  private boolean isBound(JsonNode schema) {
    var reference = schema.path("$ref").asText();
    var inherited = schema.path("allOf").path(0).path("$ref").asText();
    return names.stream()
        .map(SCHEMAS::concat)
        .anyMatch(name -> name.equals(reference) || name.equals(inherited));
  }
}
