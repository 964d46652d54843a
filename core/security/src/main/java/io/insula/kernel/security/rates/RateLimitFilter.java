package io.insula.kernel.security.rates;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Counts the requests to routes that are {@link RateLimited}. Subtracts a failed request again,
 * even if a controller counted the request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RateLimitFilter.AFTER_SECURITY)
final class RateLimitFilter {
  static final int AFTER_SECURITY = 44_000;

  private static final int FIRST_ERROR = 400;

  private final RateLimiter limiter;
  private final ExecutorService blocking;

  RateLimitFilter(RateLimiter limiter, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.limiter = limiter;
    this.blocking = blocking;
  }

  /** Counts a request, and refuses it with a problem if a limit is exceeded. */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> admit(HttpRequest<?> request) {
    var family = familyOf(request);
    var user = request.getUserPrincipal(Authentication.class);
    if (family.isEmpty()
        || user.isEmpty()
        || !limiter.appliesTo(family.get(), user.get().getRoles())) {
      return CompletableFuture.completedFuture(request);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          limiter.check(request, family.get(), user.get().getName(), user.get().getRoles());
          return request;
        },
        blocking);
  }

  /** Subtracts a counted request if it failed, because it changed nothing. */
  @ResponseFilter
  CompletableFuture<MutableHttpResponse<?>> conclude(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    var counted = request.getAttribute(RateLimiter.COUNTED, CountedRequest.class);
    if (counted.isEmpty() || response.code() < FIRST_ERROR) {
      return CompletableFuture.completedFuture(response);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          limiter.uncount(request, counted.get());
          return response;
        },
        blocking);
  }

  private static Optional<String> familyOf(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(route -> route.getAnnotationMetadata().stringValue(RateLimited.class));
  }
}
