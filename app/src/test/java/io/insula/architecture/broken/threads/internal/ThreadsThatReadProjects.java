package io.insula.architecture.broken.threads.internal;

/** Breaks, by a concatenation: SQL names no schema but its own. */
final class ThreadsThatReadProjects {
  String sql(String column) {
    return "SELECT " + column + " FROM projects.project";
  }
}
