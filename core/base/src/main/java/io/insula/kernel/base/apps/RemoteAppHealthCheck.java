package io.insula.kernel.base.apps;

import java.util.Map;
import java.util.Optional;

/** Checks whether the apps in other processes answer, and whether their databases are ready. */
@FunctionalInterface
public interface RemoteAppHealthCheck {
  /**
   * Checks all remote apps at the same time. Takes a few seconds at most.
   *
   * @return for the name of each remote app, in alphabetical order, why the app does not answer, as
   *     a sentence for the operator; empty for an app that answers
   */
  Map<String, Optional<String>> faults();
}
