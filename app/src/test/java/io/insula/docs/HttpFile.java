package io.insula.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An {@code .http} file: a text with HTTP requests, which code editors can send. This class reads
 * only the syntax that the tour needs: {@code @name = value} at the top; requests that {@code ###}
 * separates; {@code # @name} and {@code # -> status} above a request.
 */
record HttpFile(Map<String, String> variables, List<HttpCall> calls) {
  private static final String SEPARATOR = "###";
  private static final Pattern VARIABLE = Pattern.compile("@(\\w+)\\s*=\\s*(.+)");

  /**
   * Parses the text of a file.
   *
   * @throws IllegalArgumentException if a request is malformed or states no status, or if a name or
   *     a status has no request
   */
  static HttpFile parse(String text) {
    var variables = new LinkedHashMap<String, String>();
    var calls = new ArrayList<HttpCall>();
    var lines = text.lines().toList();
    for (int start = 0; start < lines.size(); ) {
      var end = nextSeparator(lines, start + 1);
      if (lines.get(start).startsWith(SEPARATOR)) {
        new HttpCallParser(start + 1, lines.subList(start, end)).parse().ifPresent(calls::add);
      } else {
        lines.subList(start, end).forEach(line -> readVariable(line, variables));
      }
      start = end;
    }
    return new HttpFile(variables, calls);
  }

  private static int nextSeparator(List<String> lines, int from) {
    var line = from;
    while (line < lines.size() && !lines.get(line).startsWith(SEPARATOR)) {
      line++;
    }
    return line;
  }

  private static void readVariable(String line, Map<String, String> variables) {
    var matcher = VARIABLE.matcher(line);
    if (matcher.matches()) {
      variables.put(matcher.group(1), matcher.group(2).strip());
    } else if (!line.isBlank() && !line.startsWith("#")) {
      throw new IllegalArgumentException("Neither a variable nor a comment: " + line);
    }
  }
}
