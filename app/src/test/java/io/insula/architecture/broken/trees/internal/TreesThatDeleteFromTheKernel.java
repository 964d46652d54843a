package io.insula.architecture.broken.trees.internal;

/** Breaks two rules: SQL names only its own schema, and does not change the search path. */
final class TreesThatDeleteFromTheKernel {
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
