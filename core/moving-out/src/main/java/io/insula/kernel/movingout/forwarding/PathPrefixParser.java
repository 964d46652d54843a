package io.insula.kernel.movingout.forwarding;

/**
 * Finds the first part of a path: {@code /parcels} in {@code /parcels/send}. This part decides to
 * which app the path belongs.
 */
final class PathPrefixParser {
  private PathPrefixParser() {}

  /**
   * @param path begins with a slash
   */
  static String of(String path) {
    var end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }
}
