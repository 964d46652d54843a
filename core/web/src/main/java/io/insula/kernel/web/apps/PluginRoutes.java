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
 * Checks at the start that the routes of each plugin begin with the name of its app, so that none
 * takes the requests of another app.
 */
@Context
@Requires(beans = LoadedPlugins.class)
final class PluginRoutes {
  /**
   * @throws AppCannotStartException if a plugin has another route
   */
  PluginRoutes(LoadedPlugins plugins, BeanProvider<Router> router) {
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
