package io.insula.kernel.movingout.forwarding;

/** The first part of a path, by which it belongs to an app. */
final class PathPrefix {
  private PathPrefix() {}

  /**
   * @param path begins with a slash
   */
  static String of(String path) {
    var end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }
}
