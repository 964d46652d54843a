package io.insula.kernel.base.apps;

import io.micronaut.core.value.PropertyResolver;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the configuration says about apps. */
record AppSettings(PropertyResolver properties) {
  static AppSettings of(PropertyResolver properties) {
    return new AppSettings(properties);
  }

  /**
   * Where an app is.
   *
   * @throws io.insula.kernel.base.ConfigurationMissingException if its setting is none of the
   *     states
   */
  AppState stateOf(String app) {
    return properties
        .getProperty("insula.apps." + app, String.class)
        .map(text -> AppState.parse(app, text))
        .orElseGet(() -> isNamed(app) ? AppState.LOCAL : AppState.OFF);
  }

  /** The apps to host; empty if the configuration leaves that open. */
  Optional<List<String>> hosted() {
    return properties
        .getProperty("insula.hosted-apps", String[].class)
        .map(names -> List.of(names).stream().map(String::strip).filter(n -> !n.isEmpty()).toList())
        .filter(names -> !names.isEmpty());
  }

  /** The address at which a remote app takes calls; null if none is set. */
  @Nullable String targetOf(String app) {
    return properties.getProperty("insula.remote." + app + ".target", String.class).orElse(null);
  }

  private boolean isNamed(String app) {
    return hosted().map(names -> names.contains(app)).orElse(true);
  }
}
