package io.insula.kernel.web.apps;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.apps.CurrentApp;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

/**
 * Checks at start-up that each route of a plugin begins with the name of the plugin's app, so that
 * no plugin receives the requests of another app.
 */
@Context
@Requires(beans = LoadedPlugins.class)
final class PluginRouteCheck {
  /**
   * @throws AppCannotStartException if a plugin has any other route
   */
  PluginRouteCheck(LoadedPlugins plugins, BeanProvider<Router> router) {
    if (!plugins.accepted().isEmpty()) {
      router.get().uriRoutes().forEach(route -> check(route, plugins));
    }
  }

  private static void check(UriRouteInfo<?, ?> route, LoadedPlugins plugins) {
    var app = CurrentApp.ownerOf(route.getDeclaringType());
    var path = route.getUriMatchTemplate().toPathString();
    if (plugins.has(app) && !(path + "/").startsWith("/" + app + "/")) {
      throw new AppCannotStartException(
          app, "its route %s does not begin with /%s".formatted(path, app));
    }
  }
}
