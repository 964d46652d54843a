package io.insula.kernel.documentation;

import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Who may call a route, from the annotation that is checked when it is called. */
@Singleton
final class RouteAccess {
  private final Router router;

  RouteAccess(Router router) {
    this.router = router;
  }

  /**
   * @param method the HTTP method in lower case
   * @param path with variables in braces, for instance {@code /projects/{id}}
   */
  Roles of(String method, String path) {
    return router
        .uriRoutes()
        .filter(
            route ->
                route.getHttpMethodName().toLowerCase(Locale.ROOT).equals(method)
                    && route.getUriMatchTemplate().toPathString().equals(path))
        .findAny()
        .map(route -> new Roles(List.of(route.getTargetMethod().stringValues(Secured.class))))
        .orElse(new Roles(List.of()));
  }

  /** The values of a route's {@code @Secured}. */
  record Roles(List<String> values) {
    boolean isOpen() {
      return values.contains(SecurityRule.IS_ANONYMOUS);
    }

    String sentence() {
      return values.isEmpty() || values.contains(SecurityRule.IS_AUTHENTICATED)
          ? "For whoever is signed in."
          : "For the role " + String.join(" or ", values) + ".";
    }
  }
}
