package io.insula.kernel.base.apps;

import io.micronaut.context.ApplicationContext;

/**
 * Finds where apps run, for bean conditions of the kernel, which are evaluated before beans exist.
 */
public final class AppStateFinder {
  private AppStateFinder() {}

  /**
   * Returns where an app runs. Registers a remote app, so that {@link Apps#remote} lists the app
   * even without its implementation on the class path.
   *
   * @throws io.insula.kernel.base.InvalidConfigurationException if its setting is not a valid state
   */
  public static AppState find(String app, ApplicationContext context) {
    var state = AppLocationSettings.of(context).stateOf(app);
    if (state == AppState.REMOTE) {
      AppStateRegistry.of(context).register(app, state);
    }
    return state;
  }
}
