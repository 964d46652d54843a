package io.insula.testkit;

import io.micronaut.context.env.Environment;
import java.util.TreeMap;

/** Reads the settings that select the apps of a context from the apps on the class path. */
final class HostedAppsSettings {
  private HostedAppsSettings() {}

  /**
   * Returns the settings as one text. Equal settings have equal texts. Settings with different
   * texts can still select the same apps.
   */
  static String of(Environment environment) {
    return environment.getProperty("insula.hosted-apps", String.class).orElse("all")
        + new TreeMap<>(environment.getProperties("insula.apps"));
  }
}
