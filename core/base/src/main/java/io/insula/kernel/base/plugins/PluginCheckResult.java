package io.insula.kernel.base.plugins;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of the check of a jar in the folder of plugins.
 *
 * @param manifest the manifest; empty if the jar has no valid manifest
 * @param refusal why the jar is refused; empty if the jar is accepted
 * @param lacksClass whether a missing class is the reason of the refusal
 */
record PluginCheckResult(
    Path file, Optional<PluginManifest> manifest, Optional<String> refusal, boolean lacksClass) {
  /** Returns the name of the file, without characters that could deceive the reader of a log. */
  String name() {
    return String.valueOf(file.getFileName()).replaceAll("[^\\p{Alnum}._+-]", "?");
  }

  boolean isAccepted() {
    return refusal.isEmpty();
  }
}
