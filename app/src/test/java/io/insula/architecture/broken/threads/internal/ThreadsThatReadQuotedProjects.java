package io.insula.architecture.broken.threads.internal;

/** Breaks a rule with only the name of a table: SQL names only its own schema. */
final class ThreadsThatReadQuotedProjects {
  String table() {
    return "\"Projects\".\"project\"";
  }
}
