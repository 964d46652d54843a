package io.insula.kernel.web.input;

import io.insula.api.InvalidInputException;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * Refuses a POST with a body if its route reads no body. Otherwise the server would silently ignore
 * the content, for instance a limit.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(UnusedBodyFilter.AFTER_SECURITY)
final class UnusedBodyFilter {
  /**
   * The position of this filter: after security, and before the filter that stores responses for
   * idempotency keys. So a refusal is not stored.
   */
  static final int AFTER_SECURITY = 44_500;

  @RequestFilter
  CompletableFuture<HttpRequest<?>> check(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.POST || !mayHaveBody(request) || !isUnused(request)) {
      return CompletableFuture.completedFuture(request);
    }
    if (request.getContentLength() > 0) {
      throw refusal();
    }
    // The length of a body in chunks is known only after the whole body has arrived.
    try (var copy =
        ((ServerHttpRequest<?>) request).byteBody().split(SplitBackpressureMode.FASTEST)) {
      return copy.buffer().thenApply(body -> requireEmpty(body, request));
    }
  }

  private static boolean mayHaveBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static boolean isUnused(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(UriRouteInfo.class::cast)
        .filter(UnusedBodyFilter::readsNoBody)
        .isPresent();
  }

  /**
   * Returns whether a route reads no body. A route that receives the whole request counts as a
   * route that reads the body.
   */
  private static boolean readsNoBody(UriRouteInfo<?, ?> route) {
    return !route.getAnnotationMetadata().hasAnnotation(ProxiedRoute.class)
        && Arrays.stream(route.getTargetMethod().getArguments())
            .noneMatch(
                argument ->
                    argument.getAnnotationMetadata().hasAnnotation(Body.class)
                        || HttpRequest.class.isAssignableFrom(argument.getType()));
  }

  private static HttpRequest<?> requireEmpty(
      CloseableAvailableByteBody body, HttpRequest<?> request) {
    try (body) {
      if (body.length() > 0) {
        throw refusal();
      }
      return request;
    }
  }

  private static InvalidInputException refusal() {
    return new InvalidInputException("", "This route takes no body. Send the request without one.");
  }
}
