package io.insula.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Builds the objects of a folder as kustomize does. It supports only the features that the folders
 * of this repository use: resources, namespace, strategic patches and images. It refuses all other
 * features, so that its objects never differ from those of kustomize.
 */
final class KustomizeOverlay {
  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "resources", "namespace", "patches", "images");

  private KustomizeOverlay() {}

  /** Returns the objects that the folder makes. */
  static List<JsonNode> build(Path folder) {
    var kustomization = RepositoryFiles.yaml(folder.resolve("kustomization.yaml")).getFirst();
    kustomization
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(folder + " uses " + name);
              }
            });
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
    return objects;
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
}
