package io.insula.kernel.web.limits;

import io.insula.kernel.base.apps.CurrentApp;
import io.insula.kernel.web.SearchRoute;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;

/** Finds the app of a request from its route, before any code requests a database connection. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CurrentAppFilter {
  @RequestFilter
  void open(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(
        RouteAttributes.getRouteInfo(request)
            .map(CurrentAppFilter::workOf)
            .orElseGet(() -> new CurrentApp(CurrentApp.KERNEL, false)));
  }

  private static CurrentApp workOf(RouteInfo<?> route) {
    return new CurrentApp(
        CurrentApp.ownerOf(route.getDeclaringType()),
        route.getAnnotationMetadata().hasAnnotation(SearchRoute.class));
  }
}
