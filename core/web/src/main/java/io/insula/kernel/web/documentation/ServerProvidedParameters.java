package io.insula.kernel.web.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The types of parameters that the server provides to controllers, for instance {@link
 * io.insula.kernel.web.Caller}. At compile time, micronaut-openapi documents such parameters as if
 * the client sent them.
 */
@Singleton
final class ServerProvidedParameters {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String PARAMETERS = "#/components/parameters/";

  private final Set<String> names;

  ServerProvidedParameters(List<TypedRequestArgumentBinder<?>> binders) {
    this.names =
        binders.stream()
            .map(binder -> binder.argumentType().getType())
            .filter(type -> type.getName().startsWith("io.insula."))
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Removes the parameters of these types from a document. In their place, adds the parameters that
   * clients send, for instance {@code limit} and {@code cursor} for {@code PageQuery}. The base
   * document describes these parameters under names such as {@code PageQuery.limit}.
   */
  void removeFrom(ObjectNode document, ObjectNode base) {
    var sent = base.path("components").path("parameters");
    for (var path : document.path("paths")) {
      for (var operation : path) {
        if (operation.path("parameters") instanceof ArrayNode parameters) {
          replaceAll(parameters, sent);
        }
        if (operation.path("requestBody").path("content") instanceof ObjectNode content) {
          removeFromBody((ObjectNode) operation, content);
        }
      }
    }
    if (document.path("components").path("schemas") instanceof ObjectNode schemas) {
      schemas.remove(names);
    }
  }

  private void replaceAll(ArrayNode parameters, JsonNode sent) {
    for (var i = parameters.size() - 1; i >= 0; i--) {
      var schema = parameters.get(i).path("schema");
      var bound = names.stream().filter(name -> refersTo(schema, name)).findFirst();
      if (bound.isPresent()) {
        parameters.remove(i);
        sent.properties().stream()
            .map(parameter -> parameter.getKey())
            .filter(name -> name.startsWith(bound.get() + "."))
            .forEach(name -> parameters.addObject().put("$ref", PARAMETERS + name));
      }
    }
  }

  /**
   * Removes the body of an operation if the server provides all values of the body. Otherwise
   * removes only the provided values.
   */
  private void removeFromBody(ObjectNode operation, ObjectNode content) {
    if (content.valueStream().allMatch(type -> hasOnlyBound(type.path("schema")))) {
      operation.remove("requestBody");
    } else {
      content.forEach(type -> removeFromBody((ObjectNode) type));
    }
  }

  private boolean hasOnlyBound(JsonNode schema) {
    var properties = schema.path("properties");
    return !properties.isEmpty() && properties.valueStream().allMatch(this::isBound);
  }

  /**
   * Removes from the body's schema the values that the server provides. micronaut-openapi lists
   * these values in {@code allOf}.
   */
  private void removeFromBody(ObjectNode mediaType) {
    if (!(mediaType.path("schema").path("allOf") instanceof ArrayNode parts)) {
      return;
    }
    for (var i = parts.size() - 1; i >= 0; i--) {
      if (hasOnlyBound(parts.get(i))) {
        parts.remove(i);
      }
    }
    if (parts.size() == 1) {
      mediaType.set("schema", parts.get(0));
    }
  }

  private boolean isBound(JsonNode schema) {
    return names.stream().anyMatch(name -> refersTo(schema, name));
  }

  private static boolean refersTo(JsonNode schema, String name) {
    var reference = SCHEMAS + name;
    return schema.path("$ref").asText().equals(reference)
        || schema.path("allOf").path(0).path("$ref").asText().equals(reference);
  }
}
