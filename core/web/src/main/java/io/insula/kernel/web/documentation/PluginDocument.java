package io.insula.kernel.web.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The OpenAPI document of a plugin. Components of a plugin and of another app can have the same
 * name.
 */
final class PluginDocument {
  private final String app;
  private final ObjectNode document;

  PluginDocument(String app, ObjectNode document) {
    this.app = app;
    this.document = document;
  }

  /** Renames each component that has the name of a different component in the other documents. */
  void renameParts(JsonNode others) {
    var renamed = new HashMap<String, String>();
    for (var kind : document.path("components").properties()) {
      for (var part : new ArrayList<>(kind.getValue().properties())) {
        var other = others.path(kind.getKey()).path(part.getKey());
        if (!other.isMissingNode() && !other.equals(part.getValue())) {
          var name = app + "_" + part.getKey();
          var parts = (ObjectNode) kind.getValue();
          parts.set(name, parts.remove(part.getKey()));
          var path = "#/components/" + kind.getKey() + "/";
          renamed.put(path + part.getKey(), path + name);
        }
      }
    }
    if (!renamed.isEmpty()) {
      follow(document, renamed);
    }
  }

  private static void follow(JsonNode node, Map<String, String> renamed) {
    if (node instanceof ObjectNode object && object.get("$ref") instanceof TextNode reference) {
      object.put("$ref", renamed.getOrDefault(reference.textValue(), reference.textValue()));
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> follow(child, renamed));
    }
  }
}
