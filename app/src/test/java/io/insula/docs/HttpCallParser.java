package io.insula.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses the part of an {@code .http} file between two separators. The part has comments, a request
 * line, headers and a body, or only comments.
 */
final class HttpCallParser {
  private static final Pattern NAME = Pattern.compile("#\\s*@name\\s+(\\w+)");
  private static final Pattern STATUS = Pattern.compile("#\\s*->\\s*(\\d{3})");
  private static final Pattern REQUEST =
      Pattern.compile("(GET|POST|PUT|PATCH|DELETE)\\s+(\\S+)(?:\\s+HTTP/1\\.1)?");

  private final int firstLine;
  private final List<String> lines;

  /**
   * @param firstLine the number of the separator's line in the file
   * @param lines the lines, beginning with the separator
   */
  HttpCallParser(int firstLine, List<String> lines) {
    this.firstLine = firstLine;
    this.lines = lines;
  }

  /** Returns the request; empty if there are only comments. */
  Optional<HttpCall> parse() {
    var requestLine = firstThatIsNoComment();
    var name = find(NAME, requestLine);
    var status = find(STATUS, requestLine);
    if (requestLine == lines.size()) {
      require(name == null && status == null, "has a name or a status, but no request");
      return Optional.empty();
    }
    var request = REQUEST.matcher(lines.get(requestLine));
    require(
        request.matches(), "has no request line at the expected place: " + lines.get(requestLine));
    require(status != null, "does not state the status of its answer");
    var bodyStart = firstBlankAfter(requestLine);
    return Optional.of(
        new HttpCall(
            firstLine,
            lines.getFirst().replace("#", "").strip(),
            name,
            Integer.parseInt(String.valueOf(status)),
            request.group(1),
            request.group(2),
            headers(lines.subList(requestLine + 1, bodyStart)),
            lines.stream().skip(bodyStart).collect(Collectors.joining("\n")).strip()));
  }

  private int firstThatIsNoComment() {
    var line = 0;
    while (line < lines.size() && (isBlank(line) || lines.get(line).startsWith("#"))) {
      line++;
    }
    return line;
  }

  private int firstBlankAfter(int requestLine) {
    var line = requestLine;
    while (line < lines.size() && !isBlank(line)) {
      line++;
    }
    return line;
  }

  private boolean isBlank(int line) {
    return lines.get(line).isBlank();
  }

  private @Nullable String find(Pattern pattern, int end) {
    return lines.subList(0, end).stream()
        .map(pattern::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse(null);
  }

  private LinkedHashMap<String, String> headers(List<String> written) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : written) {
      var colon = header.indexOf(':');
      require(colon > 0, "has a header without a colon: " + header);
      headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return headers;
  }

  private void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException("The part from line " + firstLine + " " + complaint);
    }
  }
}
