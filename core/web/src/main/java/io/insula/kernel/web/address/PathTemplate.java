package io.insula.kernel.web.address;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The template of a path, for instance {@code /beds/{id}}.
 *
 * @param segments the parts between the slashes
 * @param isComparable whether each variable is a whole segment without a regular expression
 */
record PathTemplate(List<String> segments, boolean isComparable) {
  static PathTemplate of(String text) {
    var segments = split(text);
    var isComparable =
        segments.stream().allMatch(part -> isVariable(part) || part.indexOf('{') < 0);
    return new PathTemplate(segments, isComparable);
  }

  /**
   * Returns whether the other template matches all paths of this template, and more. For instance,
   * {@code /beds/export} is more specific than {@code /beds/{id}}.
   */
  boolean isMoreSpecificThan(PathTemplate other) {
    return isComparable
        && other.isComparable
        && segments.size() == other.segments.size()
        && positions().allMatch(i -> isVariable(other.segment(i)) || isSame(i, other))
        && positions().anyMatch(i -> isVariable(other.segment(i)) && !isVariable(segment(i)));
  }

  boolean matches(String path) {
    var parts = split(path);
    return parts.size() == segments.size()
        && positions().allMatch(i -> isVariable(segment(i)) || segment(i).equals(parts.get(i)));
  }

  private boolean isSame(int position, PathTemplate other) {
    return segment(position).equals(other.segment(position));
  }

  private String segment(int position) {
    return segments.get(position);
  }

  private IntStream positions() {
    return IntStream.range(0, segments.size());
  }

  /** Splits a path at its slashes. Ignores a slash at the end, as the framework does. */
  private static List<String> split(String path) {
    var end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    return List.of(path.substring(0, end).split("/", -1));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{")
        && segment.indexOf('}') == segment.length() - 1
        && segment.indexOf(':') < 0;
  }
}
