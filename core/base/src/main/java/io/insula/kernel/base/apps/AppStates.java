package io.insula.kernel.base.apps;

import io.micronaut.context.ApplicationContext;

/** Where apps are, for parts of the kernel that are asked before there are beans. */
public final class AppStates {
  private AppStates() {}

  /**
   * Where an app is. From then on it is listed, be its implementation on the class path or not.
   *
   * @throws io.insula.kernel.base.ConfigurationMissingException if its setting is none of the
   *     states
   */
  public static AppState find(String app, ApplicationContext context) {
    var state = AppSettings.of(context).stateOf(app);
    if (state == AppState.REMOTE) {
      AppStateRegistry.of(context).register(app, state);
    }
    return state;
  }
}
