package io.insula.docs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of an {@code .http} file. Its texts may refer to variables.
 *
 * @param line the number of the line at which the request begins in the file, from 1
 * @param name the name by which later requests refer to the answer of this one; null if there is
 *     none
 * @param status the expected status of its answer
 * @param body the body; empty if it has none
 */
record HttpCall(
    int line,
    String title,
    @Nullable String name,
    int status,
    String method,
    String url,
    Map<String, String> headers,
    String body) {
  @Override
  public String toString() {
    return "line " + line + " (" + title + "): " + method + " " + url;
  }
}
