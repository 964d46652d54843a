package io.insula.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies a patch with a strategic merge: a list whose elements have a key is merged by this key,
 * and any other list is replaced.
 */
final class StrategicPatch {
  private static final Map<String, String> KEYS =
      Map.of(
          "containers", "name",
          "env", "name",
          "ports", "containerPort",
          "volumeMounts", "mountPath",
          "volumes", "name");

  private StrategicPatch() {}

  static void merge(ObjectNode target, ObjectNode patch) {
    for (var field : patch.properties()) {
      var name = field.getKey();
      if (field.getValue() instanceof ObjectNode change
          && target.get(name) instanceof ObjectNode before) {
        merge(before, change);
      } else if (field.getValue() instanceof ArrayNode change
          && target.get(name) instanceof ArrayNode before
          && KEYS.containsKey(name)) {
        mergeLists(before, change, KEYS.get(name));
      } else {
        target.set(name, field.getValue());
      }
    }
  }

  private static void mergeLists(ArrayNode target, ArrayNode patch, String key) {
    // kustomize puts new elements at the start of the list.
    var position = 0;
    for (var change : patch) {
      var before = find(target, key, change.get(key));
      if (before == null) {
        target.insert(position++, change);
      } else {
        merge(before, (ObjectNode) change);
      }
    }
  }

  private static @Nullable ObjectNode find(ArrayNode list, String key, JsonNode value) {
    for (var each : list) {
      if (value.equals(each.get(key))) {
        return (ObjectNode) each;
      }
    }
    return null;
  }
}
