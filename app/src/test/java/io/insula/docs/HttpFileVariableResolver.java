package io.insula.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces references {@code {{…}}} in an {@code .http} file. A reference names a variable of the
 * file, {@code $timestamp}, or a part of an earlier answer, as in {@code
 * {{login.response.body.$.access_token}}}.
 */
final class HttpFileVariableResolver {
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{(.*?)\\}\\}");
  private static final Pattern PART_OF_ANSWER =
      Pattern.compile("(\\w+)\\.response\\.body\\.\\$\\.([\\w.\\[\\]]+)");

  private final Map<String, String> values;
  private final Map<String, JsonNode> answers = new HashMap<>();

  HttpFileVariableResolver(Map<String, String> ofFile, Instant now) {
    this.values = new HashMap<>(ofFile);
    values.put("$timestamp", Long.toString(now.getEpochSecond()));
  }

  /** Keeps an answer for later references to it. */
  void answered(String name, JsonNode body) {
    answers.put(name, body);
  }

  /**
   * Returns the text with all references replaced.
   *
   * @throws AssertionError if one of them refers to nothing
   */
  String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1).strip())));
  }

  private String valueOf(String reference) {
    var value = values.get(reference);
    return value == null ? partOfAnswer(reference) : value;
  }

  private String partOfAnswer(String reference) {
    var matcher = PART_OF_ANSWER.matcher(reference);
    if (matcher.matches() && answers.get(matcher.group(1)) instanceof JsonNode answer) {
      var part = answer.at(pointer(matcher.group(2)));
      if (part.isValueNode() && !part.isNull()) {
        return part.asText();
      }
      throw new AssertionError("{{" + reference + "}} is no value of " + answer);
    }
    throw new AssertionError("{{" + reference + "}} refers to nothing");
  }

  /** Converts a path such as {@code threads[0].thread_id} to a JSON pointer. */
  private static String pointer(String path) {
    return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
  }
}
