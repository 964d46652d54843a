package io.insula.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds the objects of a folder as kustomize does. It supports only the features that the folders
 * of this repository use: resources, namespace, strategic patches, images and replacements. It
 * refuses all other features, so that its objects never differ from those of kustomize.
 */
final class KustomizeOverlay {
  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "resources", "namespace", "patches", "images", "replacements");

  /** The fields of the source and of the targets of a replacement. */
  private static final Set<String> OF_REPLACEMENTS =
      Set.of("kind", "name", "fieldPath", "select", "fieldPaths");

  /** A step of a path to an element of a list, for instance {@code [name=insula]}. */
  private static final Pattern ELEMENT = Pattern.compile("\\[(\\w+)=(.+)]");

  private KustomizeOverlay() {}

  /** Returns the objects that the folder makes. */
  static List<JsonNode> build(Path folder) {
    var kustomization = RepositoryFiles.yaml(folder.resolve("kustomization.yaml")).getFirst();
    refuseUnknown(folder, kustomization, KNOWN);
    var objects = new ArrayList<JsonNode>();
    for (var resource : kustomization.path("resources")) {
      objects.addAll(read(folder.resolve(resource.asText())));
    }
    for (var patch : kustomization.path("patches")) {
      RepositoryFiles.yaml(folder.resolve(patch.path("path").asText()))
          .forEach(each -> apply(each, objects));
    }
    objects.forEach(object -> putNamespace(object, kustomization.path("namespace").asText()));
    for (var image : kustomization.path("images")) {
      objects.forEach(object -> putImage(object, image));
    }
    for (var replacement : kustomization.path("replacements")) {
      refuseUnknown(folder, replacement.path("source"), OF_REPLACEMENTS);
      replacement.path("targets").forEach(target -> refuseUnknown(folder, target, OF_REPLACEMENTS));
      replace(objects, replacement);
    }
    return objects;
  }

  private static void refuseUnknown(Path folder, JsonNode node, Set<String> known) {
    for (var name : node.propertyStream().map(Map.Entry::getKey).toList()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(folder + " uses " + name);
      }
    }
  }

  private static List<JsonNode> read(Path resource) {
    var normal = resource.normalize();
    return Files.isDirectory(normal) ? build(normal) : RepositoryFiles.yaml(normal);
  }

  private static void apply(JsonNode patch, List<JsonNode> objects) {
    var targets = objects.stream().filter(object -> identity(object).equals(identity(patch)));
    var found = targets.toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " objects are " + identity(patch));
    }
    StrategicPatch.merge((ObjectNode) found.getFirst(), (ObjectNode) patch);
  }

  static String identity(JsonNode object) {
    return String.join(
        " ",
        object.path("apiVersion").asText(),
        object.path("kind").asText(),
        object.path("metadata").path("name").asText());
  }

  private static void putNamespace(JsonNode object, String namespace) {
    if (!namespace.isEmpty() && !object.path("kind").asText().equals("Namespace")) {
      ((ObjectNode) object.path("metadata")).put("namespace", namespace);
    }
  }

  private static void putImage(JsonNode object, JsonNode image) {
    if (!(object.at("/spec/template/spec/containers") instanceof ArrayNode containers)) {
      return;
    }
    for (var container : containers) {
      var name = container.path("image").asText().replaceAll(":[^:/]*$", "");
      if (name.equals(image.path("name").asText())) {
        var changed = image.path("newName").asText() + ":" + image.path("newTag").asText();
        ((ObjectNode) container).put("image", changed);
      }
    }
  }

  private static void replace(List<JsonNode> objects, JsonNode replacement) {
    var source = replacement.path("source");
    var value = at(selected(objects, source), source.path("fieldPath").asText().split("[.]"));
    for (var target : replacement.path("targets")) {
      for (var path : target.path("fieldPaths")) {
        var steps = path.asText().split("[.]");
        var last = steps.length - 1;
        var parent = at(selected(objects, target.path("select")), Arrays.copyOf(steps, last));
        ((ObjectNode) parent).replace(steps[last], value);
      }
    }
  }

  private static JsonNode selected(List<JsonNode> objects, JsonNode selector) {
    var found =
        objects.stream()
            .filter(object -> object.path("kind").equals(selector.path("kind")))
            .filter(object -> object.at("/metadata/name").equals(selector.path("name")))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " objects are " + selector);
    }
    return found.getFirst();
  }

  private static JsonNode at(JsonNode object, String... steps) {
    var node = object;
    for (var step : steps) {
      var element = ELEMENT.matcher(step);
      node =
          element.matches()
              ? node.valueStream()
                  .filter(each -> each.path(element.group(1)).asText().equals(element.group(2)))
                  .findFirst()
                  .orElseThrow()
              : node.required(step);
    }
    return node;
  }
}
