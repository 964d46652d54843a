package io.insula.docs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of an {@code .http} file. Its texts may refer to variables.
 *
 * @param line where it begins in the file, from 1
 * @param name by which later requests refer to its answer
 * @param status of its answer, as the file states it
 * @param body empty if it has none
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
