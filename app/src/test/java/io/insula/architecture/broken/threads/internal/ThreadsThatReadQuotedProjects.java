package io.insula.architecture.broken.threads.internal;

/** Breaks, in the name of a table alone: SQL names no schema but its own. */
final class ThreadsThatReadQuotedProjects {
  String table() {
    return "\"Projects\".\"project\"";
  }
}
