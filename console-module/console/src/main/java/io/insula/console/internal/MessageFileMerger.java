package io.insula.console.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Joins the texts of each language. Each feature has a separate file, {@code
 * messages/LANGUAGE/FEATURE.json}; the browser loads one file for its language.
 */
final class MessageFileMerger {
  private static final Pattern FILE = Pattern.compile("messages/(\\w+)/[\\w-]+\\.json");

  private MessageFileMerger() {}

  /**
   * Returns one asset for each language, {@code messages/LANGUAGE.json}.
   *
   * @throws IllegalStateException if a file is not a JSON object, or if two files of a language
   *     have the same key
   */
  static List<Asset> joined(Collection<Asset> assets) {
    var json = new ObjectMapper();
    Map<String, ObjectNode> byLanguage = new TreeMap<>();
    for (var asset : assets) {
      var name = FILE.matcher(asset.path());
      if (name.matches()) {
        add(
            read(json, asset),
            byLanguage.computeIfAbsent(name.group(1), _ -> json.createObjectNode()),
            asset.path());
      }
    }
    return byLanguage.entrySet().stream()
        .map(
            language -> asset("messages/" + language.getKey() + ".json", json, language.getValue()))
        .toList();
  }

  private static ObjectNode read(ObjectMapper json, Asset asset) {
    try {
      return json.readValue(asset.content(), ObjectNode.class);
    } catch (IOException e) {
      throw new IllegalStateException(asset.path() + " is not a JSON object", e);
    }
  }

  private static void add(ObjectNode texts, ObjectNode all, String path) {
    texts
        .properties()
        .forEach(
            text -> {
              if (all.replace(text.getKey(), text.getValue()) != null) {
                throw new IllegalStateException(
                    path + " has the key " + text.getKey() + ", which another file has, too");
              }
            });
  }

  private static Asset asset(String path, ObjectMapper json, ObjectNode texts) {
    try {
      return Asset.of(path, json.writeValueAsBytes(texts));
    } catch (IOException e) {
      throw new IllegalStateException("The texts cannot be written as JSON", e);
    }
  }
}
