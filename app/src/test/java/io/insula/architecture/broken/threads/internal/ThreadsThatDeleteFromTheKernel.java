package io.insula.architecture.broken.threads.internal;

/** Breaks two rules: SQL names only its own schema, and does not change the search path. */
final class ThreadsThatDeleteFromTheKernel {
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
