package io.insula.architecture.broken.threads.internal;

/** Breaks a rule by a concatenation: SQL names only its own schema. */
final class ThreadsThatReadProjects {
  String sql(String column) {
    return "SELECT " + column + " FROM projects.project";
  }
}
