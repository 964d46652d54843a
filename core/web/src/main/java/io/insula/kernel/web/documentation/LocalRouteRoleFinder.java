package io.insula.kernel.web.documentation;

import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Finds the roles that may call a route of this process, in the annotation {@code @Secured} of the
 * route. The server enforces this annotation at each call.
 */
@Singleton
final class LocalRouteRoleFinder implements RouteRoleFinder {
  private final Router router;

  LocalRouteRoleFinder(Router router) {
    this.router = router;
  }

  @Override
  public Rules of(String method, String path) {
    return router
        .uriRoutes()
        .filter(
            route ->
                route.getHttpMethodName().toLowerCase(Locale.ROOT).equals(method)
                    && route.getUriMatchTemplate().toPathString().equals(path))
        .findAny()
        .map(route -> Rules.of(route.getTargetMethod()))
        .orElse(Rules.UNKNOWN);
  }
}
