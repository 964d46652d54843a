package io.insula.architecture.broken.threads.internal;

/** Breaks, in the name of a table alone: SQL names only its own schema. */
final class ThreadsThatReadQuotedProjects {
  String table() {
    return "\"Projects\".\"project\"";
  }
}
