package io.insula.kernel.web.address;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.List;

/**
 * Refuses addresses whose escapes are not UTF-8 or contain a NUL. Also refuses a repeated
 * parameter, unless the route reads the parameter as a list, or another process handles the
 * request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestUriFilter {
  private static final String REPLACED = "\uFFFD";

  @RequestFilter
  void check(HttpRequest<?> request) {
    checkEscapes(request);
    checkRepeats(request);
  }

  private static void checkEscapes(HttpRequest<?> request) {
    var address = request.getUri();
    var path = address.getRawPath();
    if (path != null && !PercentEscapes.areText(path)) {
      throw refuse("", "The address must be UTF-8 without NUL.");
    }
    var query = address.getRawQuery();
    if (query == null) {
      return;
    }
    for (var parameter : query.split("&", -1)) {
      if (!PercentEscapes.areText(parameter)) {
        throw refuse(nameOf(parameter), "must be UTF-8 without NUL");
      }
    }
  }

  private static void checkRepeats(HttpRequest<?> request) {
    if (request.getUri().getRawQuery() == null) {
      return;
    }
    var repeated =
        request.getParameters().asMap().entrySet().stream()
            .filter(parameter -> parameter.getValue().size() > 1)
            .filter(parameter -> !readsSeveral(request, parameter.getKey()))
            .map(
                parameter -> new FieldError(parameter.getKey(), "must not be given more than once"))
            .toList();
    if (!repeated.isEmpty()) {
      throw new InvalidInputException(repeated);
    }
  }

  private static boolean readsSeveral(HttpRequest<?> request, String name) {
    var route = RouteAttributes.getRouteMatch(request);
    if (route
        .filter(
            match -> match.getRouteInfo().getAnnotationMetadata().hasAnnotation(ProxiedRoute.class))
        .isPresent()) {
      return true;
    }
    return route
        .filter(MethodBasedRouteMatch.class::isInstance)
        .map(match -> ((MethodBasedRouteMatch<?, ?>) match).getArguments())
        .stream()
        .flatMap(Arrays::stream)
        .anyMatch(argument -> argument.isContainerType() && name.equals(argument.getName()));
  }

  private static String nameOf(String parameter) {
    var end = parameter.indexOf('=');
    var name = end < 0 ? parameter : parameter.substring(0, end);
    return PercentEscapes.areText(name) ? name : REPLACED;
  }

  private static InvalidInputException refuse(String field, String message) {
    return new InvalidInputException(List.of(new FieldError(field, message)));
  }
}
