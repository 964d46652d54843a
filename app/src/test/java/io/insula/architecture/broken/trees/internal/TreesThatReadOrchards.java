package io.insula.architecture.broken.trees.internal;

/** Breaks a rule by a concatenation: SQL names only its own schema. */
final class TreesThatReadOrchards {
  String sql(String column) {
    return "SELECT " + column + " FROM orchards.orchard";
  }
}
