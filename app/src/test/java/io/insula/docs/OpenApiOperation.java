package io.insula.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One operation of an OpenAPI document.
 *
 * @param method the HTTP method in upper case
 * @param path the path with variables in braces
 */
record OpenApiOperation(String method, String path, JsonNode description) {
  /**
   * The example value for a path variable that is not an integer. It is a UUID, which is also valid
   * where any text is allowed.
   */
  private static final String NO_ONE = "00000000-0000-7000-8000-000000000000";

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  /** Returns whether a path, without its query, belongs to this operation. */
  boolean covers(String address) {
    var pattern = VARIABLE.splitAsStream(path + "/").map(Pattern::quote).toList();
    return (address + "/").matches(String.join("[^/]+", pattern));
  }

  /** Returns an example of its path, with values of the right types for its variables. */
  String address() {
    var address = path;
    for (var parameter : description.path("parameters")) {
      if (parameter.path("in").asText().equals("path")) {
        var schema = parameter.path("schema");
        var value = schema.path("type").asText().equals("integer") ? "1" : NO_ONE;
        address = address.replace("{" + parameter.path("name").asText() + "}", value);
      }
    }
    return address;
  }

  /** Returns whether it requires a signed-in caller. */
  boolean isSecured() {
    var ways = description.path("security");
    return !ways.isEmpty() && ways.valueStream().noneMatch(JsonNode::isEmpty);
  }

  /** Returns whether it accepts a token but does not require one. */
  boolean mayBeSecured() {
    var ways = description.path("security");
    return !isSecured() && ways.valueStream().anyMatch(way -> !way.isEmpty());
  }

  /**
   * Returns the statuses that the document names for it. Most errors have no status of their own
   * there: the default response stands for them.
   */
  List<String> statuses() {
    return description
        .path("responses")
        .propertyStream()
        .map(response -> response.getKey())
        .filter(status -> !status.equals("default"))
        .toList();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
