package io.insula.kernel.base.apps;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The apps of this process, and where every other app runs. The bean is created at start-up, so
 * that a wrong setting stops the start.
 */
@Context
public final class Apps {
  private static final Pattern API_PACKAGE = Pattern.compile("io\\.insula\\.(\\w+)\\..*");

  private final List<AppDescriptor> hosted;
  private final Map<String, AppState> states;
  private final AppLocationSettings settings;

  /**
   * @param plugins the plugins of this process; null if the program has no support for plugins
   * @throws InvalidConfigurationException if the configuration names an unknown app, or a hosted
   *     app needs an app that is neither hosted nor remote
   * @throws AppCannotStartException if a plugin's descriptor differs from its manifest, or a plugin
   *     needs an app that is neither hosted nor remote
   */
  Apps(List<AppDescriptor> hosted, ApplicationContext context, @Nullable LoadedPlugins plugins) {
    this.hosted = hosted.stream().sorted(Comparator.comparing(AppDescriptor::name)).toList();
    this.states = AppStateRegistry.of(context).states();
    this.settings = AppLocationSettings.of(context);
    refuseUnknown(settings);
    var known = plugins == null ? LoadedPlugins.NONE : plugins;
    known.accepted().stream()
        .filter(plugin -> states.get(plugin.app()) == AppState.LOCAL)
        .forEach(new PluginDescriptorCheck(context)::check);
    this.hosted.forEach(app -> refuseUnmetNeeds(app, context, known));
  }

  /** Returns the apps in this process, by name. */
  public List<AppDescriptor> hosted() {
    return hosted;
  }

  /** Returns the names of the apps in other processes. */
  public List<String> remote() {
    return states.entrySet().stream()
        .filter(app -> app.getValue() == AppState.REMOTE)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the address at which a remote app accepts calls; null for any other app. */
  public @Nullable String targetOf(String app) {
    return states.get(app) == AppState.REMOTE ? settings.targetOf(app) : null;
  }

  /** Returns where each app runs, by name. */
  public Map<String, AppState> states() {
    return states;
  }

  private void refuseUnknown(AppLocationSettings settings) {
    for (var name : settings.hosted().orElse(List.of())) {
      if (!states.containsKey(name)) {
        throw new InvalidConfigurationException(
            "INSULA_HOSTED_APPS names \"%s\", which is not among the apps %s"
                .formatted(name, states.keySet()));
      }
    }
  }

  private void refuseUnmetNeeds(
      AppDescriptor app, ApplicationContext context, LoadedPlugins plugins) {
    for (var need : app.needs()) {
      if (!context.containsBean(need)) {
        var reason = unmetNeedMessage(app.name(), appOf(need));
        throw plugins.has(app.name())
            ? new AppCannotStartException(app.name(), reason)
            : new InvalidConfigurationException(reason);
      }
    }
  }

  private String unmetNeedMessage(String app, String other) {
    return states.get(other) == AppState.REMOTE
        ? "The app %s needs the app %s, which is remote, but the class path has no client for it (add %s-remote and core/moving-out), or set insula.apps.%s to local"
            .formatted(app, other, other, other)
        : "The app %s needs the app %s, which is off: set insula.apps.%s to local or remote, or insula.apps.%s to off"
            .formatted(app, other, other, app);
  }

  private static String appOf(Class<?> api) {
    var matcher = API_PACKAGE.matcher(api.getName());
    return matcher.matches() ? matcher.group(1) : api.getName();
  }
}
