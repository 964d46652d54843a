package io.insula.kernel.base.apps;

import io.micronaut.context.ApplicationContext;

/**
 * Finds where apps run, for bean conditions of the kernel. These conditions run before beans exist.
 */
public final class AppStateFinder {
  private AppStateFinder() {}

  /**
   * Returns where an app runs. Also adds a remote app to {@link Apps#remote}, because the code of
   * the app may be missing on the class path.
   *
   * @throws io.insula.kernel.base.InvalidConfigurationException if the setting of the app is not
   *     valid
   */
  public static AppState find(String app, ApplicationContext context) {
    var state = AppLocationSettings.of(context).stateOf(app);
    if (state == AppState.REMOTE) {
      AppStateRegistry.of(context).register(app, state);
    }
    return state;
  }
}
