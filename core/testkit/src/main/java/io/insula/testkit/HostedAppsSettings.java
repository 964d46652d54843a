package io.insula.testkit;

import io.micronaut.context.env.Environment;
import java.util.TreeMap;

/** Reads the settings that decide which apps a context hosts, among those on the class path. */
final class HostedAppsSettings {
  private HostedAppsSettings() {}

  /**
   * Returns the settings as one text, which is equal for equal settings. Different settings may
   * still host the same apps.
   */
  static String of(Environment environment) {
    return environment.getProperty("insula.hosted-apps", String.class).orElse("all")
        + new TreeMap<>(environment.getProperties("insula.apps"));
  }
}
