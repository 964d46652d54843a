package io.insula.kernel.web.documentation;

import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Finds the roles that may call the routes of this process. The annotation {@code @Secured} of a
 * route names these roles. The server checks the same annotation at each call.
 */
@Singleton
final class LocalRouteAccess implements RouteAccess {
  private final Router router;

  LocalRouteAccess(Router router) {
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
