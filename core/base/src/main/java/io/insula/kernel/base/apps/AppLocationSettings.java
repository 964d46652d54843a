package io.insula.kernel.base.apps;

import io.micronaut.core.value.PropertyResolver;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings that say where the apps run. */
record AppLocationSettings(PropertyResolver properties) {
  static AppLocationSettings of(PropertyResolver properties) {
    return new AppLocationSettings(properties);
  }

  /**
   * Returns where an app runs.
   *
   * @throws io.insula.kernel.base.InvalidConfigurationException if its setting is not a valid state
   */
  AppState stateOf(String app) {
    return properties
        .getProperty("insula.apps." + app, String.class)
        .map(text -> AppState.parse(app, text))
        .orElseGet(() -> isNamed(app) ? AppState.LOCAL : AppState.OFF);
  }

  /** Returns the apps to host; empty if the configuration does not list them. */
  Optional<List<String>> hosted() {
    return properties
        .getProperty("insula.hosted-apps", String[].class)
        .map(names -> List.of(names).stream().map(String::strip).filter(n -> !n.isEmpty()).toList())
        .filter(names -> !names.isEmpty());
  }

  /** Returns the address at which a remote app accepts calls; null if none is set. */
  @Nullable String targetOf(String app) {
    return properties.getProperty("insula.remote." + app + ".target", String.class).orElse(null);
  }

  private boolean isNamed(String app) {
    return hosted().map(names -> names.contains(app)).orElse(true);
  }
}
