package io.insula.architecture.broken.trees.internal;

/** Breaks a rule with only the name of a table: SQL names only its own schema. */
final class TreesThatReadQuotedOrchards {
  String table() {
    return "\"Orchards\".\"orchard\"";
  }
}
