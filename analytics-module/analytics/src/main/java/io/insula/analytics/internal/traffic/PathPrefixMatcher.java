package io.insula.analytics.internal.traffic;

/** Compares the first segments of paths. */
final class PathPrefixMatcher {
  private PathPrefixMatcher() {}

  /**
   * Whether a path begins with the segments of a prefix, ignoring case: {@code /oauth/login/now}
   * begins with {@code /oauth/login} and {@code /oauth/*}.
   *
   * @param prefix in lower case, beginning with a slash; a segment {@code *} matches any segment
   */
  static boolean matches(String prefix, String path) {
    int at = 1;
    for (var segment : prefix.substring(1).split("/")) {
      if (segment.isEmpty()) {
        continue;
      }
      var end = path.indexOf('/', at);
      var length = (end < 0 ? path.length() : end) - at;
      var isSame = length == segment.length() && path.regionMatches(true, at, segment, 0, length);
      if (at > path.length() || !(isSame || segment.equals("*"))) {
        return false;
      }
      at += length + 1;
    }
    return true;
  }
}
