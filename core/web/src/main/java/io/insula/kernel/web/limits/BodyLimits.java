package io.insula.kernel.web.limits;

import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/** Knows the largest body, in bytes, of each route. */
@Singleton
final class BodyLimits {
  /** There is room for more to be added. */
  private static final long UNLIMITED = Long.MAX_VALUE / 2;

  private final Router router;
  private final long usual;
  private final long smallest;

  BodyLimits(Router router, LimitSettings settings) {
    this.router = router;
    this.usual = settings.maxBody();
    this.smallest = router.uriRoutes().mapToLong(this::of).min().orElse(usual);
  }

  /** What every route takes. */
  long smallest() {
    return smallest;
  }

  /** The limit of every route that does not set its own. */
  long usual() {
    return usual;
  }

  long of(AnnotationMetadataProvider route) {
    var metadata = route.getAnnotationMetadata();
    return metadata.hasAnnotation(ProxiedRoute.class)
        ? UNLIMITED
        : metadata.longValue(BodyLimit.class, "value").orElse(usual);
  }

  /** The limit of the route that a request is for, before it has been routed. */
  long of(HttpRequest request) {
    var address = request.uri();
    var end = address.indexOf('?');
    var path = end < 0 ? address : address.substring(0, end);
    return router
        .find(HttpMethod.parse(request.method().name()), path, null)
        .mapToLong(match -> of(match.getRouteInfo()))
        .max()
        .orElse(usual);
  }
}
