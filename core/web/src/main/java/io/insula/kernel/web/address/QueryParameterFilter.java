package io.insula.kernel.web.address;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.kernel.web.ProxiedRoute;
import io.insula.kernel.web.QueryIgnored;
import io.insula.kernel.web.problems.FieldNames;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Set;

/**
 * Refuses parameters that the route does not read. Otherwise a misspelled filter would return
 * everything. The error suggests the known parameter with the most similar spelling.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(QueryParameterFilter.AFTER_SECURITY)
final class QueryParameterFilter {
  static final int AFTER_SECURITY = 44_000;

  private final RouteQueryParameterFinder parameters;

  QueryParameterFilter(RouteQueryParameterFinder parameters) {
    this.parameters = parameters;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getUri().getRawQuery() == null) {
      return;
    }
    RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .filter(QueryParameterFilter::readsParameters)
        .ifPresent(route -> check(request, parameters.of((UriRouteInfo<?, ?>) route)));
  }

  private static boolean readsParameters(RouteInfo<?> route) {
    var annotations = route.getAnnotationMetadata();
    return !annotations.hasAnnotation(ProxiedRoute.class)
        && !annotations.hasAnnotation(QueryIgnored.class);
  }

  private static void check(HttpRequest<?> request, Set<String> known) {
    var errors =
        request.getParameters().names().stream()
            .filter(name -> !known.contains(name))
            .sorted()
            .map(name -> complaint(name, known))
            .toList();
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  private static FieldError complaint(String name, Set<String> known) {
    var message =
        Spelling.nearest(name, List.copyOf(known))
            .map(nearest -> "is not known; did you mean " + nearest + "?")
            .orElse("is not known; this route has no parameters");
    return new FieldError(FieldNames.harmless(name), message);
  }
}
