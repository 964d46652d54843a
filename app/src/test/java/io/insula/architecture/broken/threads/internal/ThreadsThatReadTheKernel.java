package io.insula.architecture.broken.threads.internal;

/** Breaks: SQL names no schema but its own, and does not change the search path. */
final class ThreadsThatReadTheKernel {
  String delete() {
    return """
    DELETE
    FROM kernel.outbox
    """;
  }

  String look() {
    return "SET search_path TO kernel";
  }
}
