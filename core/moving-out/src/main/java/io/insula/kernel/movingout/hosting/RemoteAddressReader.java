package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.remote.RemoteSetupException;
import io.insula.remote.RemoteTarget;
import io.micronaut.core.value.PropertyResolver;
import java.util.Optional;

/** Finds the addresses of remote apps in the settings. */
public final class RemoteAddressReader {
  private RemoteAddressReader() {}

  /**
   * Returns the target of the calls to an app's API.
   *
   * @throws InvalidConfigurationException if the address is not set or not valid
   */
  static RemoteTarget ofCalls(String app, PropertyResolver properties) {
    var setting = callsSetting(app);
    return find(setting, properties)
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "The app %s is remote: set %s to host:port".formatted(app, setting)));
  }

  /**
   * Returns the target of the web requests for an app. Without the setting {@code web-target},
   * returns the address for calls with the next port.
   *
   * @throws InvalidConfigurationException if neither address is set, or an address is not valid
   */
  public static RemoteTarget ofWeb(String app, PropertyResolver properties) {
    return find("insula.remote." + app + ".web-target", properties)
        .orElseGet(
            () -> {
              var calls = ofCalls(app, properties);
              var next = new RemoteTarget(calls.host(), calls.port() + 1);
              return parse(callsSetting(app), next.toString());
            });
  }

  private static String callsSetting(String app) {
    return "insula.remote." + app + ".target";
  }

  private static Optional<RemoteTarget> find(String setting, PropertyResolver properties) {
    return properties
        .getProperty(setting, String.class)
        .filter(text -> !text.isBlank())
        .map(text -> parse(setting, text));
  }

  private static RemoteTarget parse(String setting, String text) {
    try {
      return RemoteTarget.parse(text);
    } catch (RemoteSetupException e) {
      throw new InvalidConfigurationException(setting + ": " + e.getMessage(), e);
    }
  }
}
