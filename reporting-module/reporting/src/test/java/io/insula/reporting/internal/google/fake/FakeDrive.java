package io.insula.reporting.internal.google.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The part of the Drive API that reporting uses. Guarded by the lock of {@link FakeGoogle}. */
final class FakeDrive {
  private static final Pattern PROPERTY =
      Pattern.compile("appProperties has \\{ key='([^']*)' and value='([^']*)' \\}");
  private static final int LONGEST_PROPERTY = 124;

  final Map<String, FakeFile> files = new LinkedHashMap<>();
  final Set<String> withoutAccount = new HashSet<>();
  private final ObjectMapper json = new ObjectMapper();
  boolean isSearchBehind;
  private long numbers;

  FakeFile create(String name) {
    numbers++;
    var file = new FakeFile("fake-file-" + numbers, numbers, name);
    file.isInSearch = !isSearchBehind;
    files.put(file.id, file);
    return file;
  }

  FakeFile require(String id) {
    var file = files.get(id);
    if (file == null) {
      throw FakeErrorResponse.notFound(id);
    }
    return file;
  }

  /**
   * Answers {@code files.list} with one file on each page, so that a client that reads only one
   * page misses the others.
   */
  ObjectNode list(Map<String, List<String>> parameters) {
    var found = find(parameters.getOrDefault("q", List.of("")).getFirst());
    var first = Integer.parseInt(parameters.getOrDefault("pageToken", List.of("0")).getFirst());
    var answer = json.createObjectNode().put("kind", "drive#fileList");
    var page = answer.putArray("files");
    if (first < found.size()) {
      page.add(describe(found.get(first)));
      if (first + 1 < found.size()) {
        answer.put("nextPageToken", Integer.toString(first + 1));
      }
    }
    return answer;
  }

  private List<FakeFile> find(String query) {
    var wanted = new TreeMap<String, String>();
    var property = PROPERTY.matcher(query);
    while (property.find()) {
      wanted.put(property.group(1), property.group(2));
    }
    var rest = PROPERTY.matcher(query).replaceAll("").replace(" and ", " ").strip();
    if (wanted.isEmpty() || !rest.equals("trashed = false")) {
      throw new FakeErrorResponse(400, "invalid", "Invalid Value: " + query);
    }
    return files.values().stream()
        .filter(file -> !file.trashed && file.isInSearch)
        .filter(file -> file.appProperties.entrySet().containsAll(wanted.entrySet()))
        .sorted(Comparator.comparing(file -> file.number))
        .toList();
  }

  ObjectNode describe(FakeFile file) {
    var answer =
        json.createObjectNode()
            .put("kind", "drive#file")
            .put("id", file.id)
            .put("name", file.name)
            .put("trashed", file.trashed)
            .put("createdTime", Instant.EPOCH.plusSeconds(file.number).toString());
    file.appProperties.forEach(answer.putObject("appProperties")::put);
    return answer;
  }

  /** Answers {@code files.copy}. */
  ObjectNode copy(String id, JsonNode body) {
    var original = require(id);
    var copy = create(body.path("name").asText("Copy of " + original.name));
    var properties = new TreeMap<String, String>();
    body.path("appProperties")
        .properties()
        .forEach(each -> properties.put(each.getKey(), each.getValue().asText()));
    properties.forEach(FakeDrive::requireShort);
    copy.appProperties = properties;
    copy.parents = parents(body);
    copy.replaceTabs(original.copyOfTabs());
    return describe(copy);
  }

  private static List<String> parents(JsonNode body) {
    var parents = new ArrayList<String>();
    body.path("parents").forEach(each -> parents.add(each.asText()));
    return parents;
  }

  private static void requireShort(String key, String value) {
    if ((key + value).getBytes(StandardCharsets.UTF_8).length > LONGEST_PROPERTY) {
      throw FakeErrorResponse.badRequest("A property can have 124 bytes");
    }
  }

  /** Answers {@code permissions.list}. */
  ObjectNode permissions(FakeFile file) {
    var answer = json.createObjectNode();
    var all = answer.putArray("permissions");
    file.readers.forEach(
        (id, email) ->
            all.addObject()
                .put("id", id)
                .put("type", "user")
                .put("role", file.roles.get(id))
                .put("emailAddress", email));
    return answer;
  }

  /**
   * Answers {@code permissions.create}. A user has one permission, even if several users grant it.
   */
  ObjectNode give(FakeFile file, JsonNode body, boolean notifies) {
    var email = body.path("emailAddress").asText();
    if (!body.path("type").asText().equals("user") || !email.contains("@")) {
      throw new FakeErrorResponse(400, "invalid", "The permission is of no person");
    }
    if (!notifies && withoutAccount.contains(email)) {
      throw new FakeErrorResponse(
          400,
          "invalidSharingRequest",
          "Bad Request. User message: \"There is no Google account associated with this email"
              + " address.\"");
    }
    var id = "permission-" + Math.abs(email.toLowerCase(Locale.ROOT).hashCode());
    file.readers.putIfAbsent(id, email);
    file.roles.putIfAbsent(id, body.path("role").asText());
    return json.createObjectNode().put("id", id);
  }

  /** Answers {@code permissions.delete}. */
  void takeBack(FakeFile file, String id) {
    if (file.readers.remove(id) == null) {
      throw FakeErrorResponse.notFound(id);
    }
    file.roles.remove(id);
  }
}
