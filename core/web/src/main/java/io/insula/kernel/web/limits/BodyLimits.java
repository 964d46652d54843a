package io.insula.kernel.web.limits;

import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/** Finds the maximum size of the body of each route, in bytes. */
@Singleton
final class BodyLimits {
  /**
   * The value for a {@link ProxiedRoute}, which has no limit. The value is half of the maximum, so
   * that sums do not overflow.
   */
  private static final long UNLIMITED = Long.MAX_VALUE / 2;

  private final Router router;
  private final long defaultLimit;
  private final long smallestLimit;

  BodyLimits(Router router, LimitSettings settings) {
    this.router = router;
    this.defaultLimit = settings.maxBody();
    this.smallestLimit = router.uriRoutes().mapToLong(this::of).min().orElse(defaultLimit);
  }

  /** Returns the lowest limit of all routes. */
  long smallestLimit() {
    return smallestLimit;
  }

  /** Returns the limit of the routes that do not set their own limit. */
  long defaultLimit() {
    return defaultLimit;
  }

  long of(AnnotationMetadataProvider route) {
    var metadata = route.getAnnotationMetadata();
    return metadata.hasAnnotation(ProxiedRoute.class)
        ? UNLIMITED
        : metadata.longValue(BodyLimit.class, "value").orElse(defaultLimit);
  }

  /**
   * Returns the limit of the route for the method and the path of a request. If several routes
   * match, returns their highest limit.
   */
  long of(HttpRequest request) {
    var address = request.uri();
    var end = address.indexOf('?');
    var path = end < 0 ? address : address.substring(0, end);
    return router
        .find(HttpMethod.parse(request.method().name()), path, null)
        .mapToLong(match -> of(match.getRouteInfo()))
        .max()
        .orElse(defaultLimit);
  }
}
