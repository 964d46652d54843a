package io.insula.kernel.movingout.forwarding;

import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Singleton;
import java.util.List;

/** The routes of remote apps: all paths under their prefixes. */
@Singleton
@Requires(condition = AnyRemoteAppCondition.class)
final class ForwardedRoutes extends DefaultRouteBuilder {
  private static final List<HttpMethod> METHODS =
      List.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  ForwardedRoutes(
      ExecutionHandleLocator handles,
      ConversionService conversion,
      RemoteAppTargets remoteAppTargets) {
    super(handles, CAMEL_CASE_NAMING_STRATEGY, conversion);
    for (var prefix : remoteAppTargets.prefixes()) {
      METHODS.forEach(method -> addRoutes(method, prefix));
    }
  }

  private void addRoutes(HttpMethod method, String prefix) {
    for (var uri : List.of(prefix, prefix + "/{path:.*}")) {
      buildRoute(method, uri, Forwarder.class, "forward", HttpRequest.class)
          .consumesAll()
          .produces(MediaType.ALL_TYPE);
    }
  }
}
