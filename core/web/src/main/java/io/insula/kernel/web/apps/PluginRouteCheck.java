package io.insula.kernel.web.apps;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;

/**
 * Checks at start-up that each route of a plugin begins with the name of the plugin's app. Routes
 * of other owners must not begin with this name.
 */
@Context
@Requires(beans = LoadedPlugins.class)
final class PluginRouteCheck {
  /**
   * @throws AppCannotStartException if a route breaks a rule of this class
   */
  PluginRouteCheck(LoadedPlugins plugins, Apps apps, BeanProvider<Router> router) {
    var hosted =
        plugins.accepted().stream()
            .map(PluginManifest::app)
            .filter(app -> apps.states().get(app) == AppState.LOCAL)
            .toList();
    if (!hosted.isEmpty()) {
      router.get().uriRoutes().forEach(route -> check(route, plugins, hosted));
    }
  }

  private static void check(UriRouteInfo<?, ?> route, LoadedPlugins plugins, List<String> hosted) {
    var path = route.getUriMatchTemplate().toPathString();
    var owner = plugins.ownerOf(route.getDeclaringType().getName()).orElse("");
    if (!owner.isEmpty() && !isBelow(owner, path)) {
      throw new AppCannotStartException(
          owner, "its route %s does not begin with /%s".formatted(path, owner));
    }
    for (var app : hosted) {
      if (!app.equals(owner) && isBelow(app, path)) {
        throw new AppCannotStartException(
            app,
            "the server or another plugin already has the route %s: give the app another name"
                .formatted(path));
      }
    }
  }

  private static boolean isBelow(String app, String path) {
    return (path + "/").startsWith("/" + app + "/");
  }
}
