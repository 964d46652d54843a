package io.insula.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * An export as received by a client.
 *
 * @param files the lines of each file, in their order
 */
record ReceivedExport(Map<String, List<JsonNode>> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ReceivedExport of(String username, ApiClient client) {
    var files = new LinkedHashMap<String, List<JsonNode>>();
    try (var zip = new ZipInputStream(client.open("/accounts/" + username + "/export"))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var lines = new ArrayList<JsonNode>();
        for (var line : new String(zip.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
          if (!line.isEmpty()) {
            lines.add(JSON.readTree(line));
          }
        }
        files.put(entry.getName(), lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReceivedExport(files);
  }

  /** Returns the items of one kind in a file. */
  List<JsonNode> of(String file, String kind) {
    return files.get(file).stream()
        .filter(item -> item.required("kind").textValue().equals(kind))
        .toList();
  }
}
