package io.insula.kernel.web.limits;

import io.insula.kernel.base.apps.AppWork;
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
final class AppWorkFilter {
  @RequestFilter
  void open(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(
        RouteAttributes.getRouteInfo(request)
            .map(AppWorkFilter::workOf)
            .orElseGet(() -> new AppWork(AppWork.KERNEL, false)));
  }

  private static AppWork workOf(RouteInfo<?> route) {
    return new AppWork(
        AppWork.ownerOf(route.getDeclaringType()),
        route.getAnnotationMetadata().hasAnnotation(SearchRoute.class));
  }
}
