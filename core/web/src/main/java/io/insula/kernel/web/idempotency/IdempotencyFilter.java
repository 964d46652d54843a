package io.insula.kernel.web.idempotency;

import io.insula.kernel.web.IdempotencyHeader;
import io.insula.kernel.web.ProxiedRoute;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Runs a POST of a signed-in caller once for each {@code Idempotency-Key}. A repeat gets the stored
 * response. Some responses are not stored ({@link ResponseCodec#storedForm}); their requests may
 * run again.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(IdempotencyFilter.AFTER_SECURITY)
final class IdempotencyFilter {
  static final int AFTER_SECURITY = 45_000;

  private final IdempotencyService service;
  private final ExecutorService blocking;

  IdempotencyFilter(
      IdempotencyService service, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.service = service;
    this.blocking = blocking;
  }

  /**
   * Lets a request run if its key has neither a stored response nor another run. An exception
   * carries the stored response, because an asynchronous filter cannot return a response.
   *
   * @throws ReplayedResponseException through the future, if the key has a stored response
   */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> admit(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.POST || !concerns(request)) {
      return CompletableFuture.completedFuture(request);
    }
    var key = IdempotencyKey.of(request);
    // Reads a copy of the body here. The controller can still read the body of the request.
    try (var copy =
        ((ServerHttpRequest<?>) request).byteBody().split(SplitBackpressureMode.FASTEST)) {
      return copy.buffer()
          .thenApplyAsync(
              body -> {
                service.admit(request, key, bytesOf(body));
                return request;
              },
              blocking);
    }
  }

  /** Stores the response to a request that ran with a key, or frees the key. */
  @ResponseFilter
  CompletableFuture<MutableHttpResponse<?>> conclude(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    var run = service.of(request);
    return run.isEmpty()
        ? CompletableFuture.completedFuture(response)
        : CompletableFuture.supplyAsync(
            () -> {
              service.conclude(request, run.get(), response);
              return response;
            },
            blocking);
  }

  private static byte[] bytesOf(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
  }

  private static boolean concerns(HttpRequest<?> request) {
    return request.getHeaders().contains(IdempotencyHeader.NAME)
        && request.getUserPrincipal().isPresent()
        && RouteAttributes.getRouteInfo(request)
            .filter(IdempotencyFilter::keepsAnswers)
            .isPresent();
  }

  // The framework's own routes issue tokens, which must not be stored.
  private static boolean keepsAnswers(RouteInfo<?> route) {
    var type = route.getDeclaringType();
    var metadata = route.getAnnotationMetadata();
    return !metadata.hasStereotype(SensitiveResponse.class)
        && !metadata.hasStereotype(ProxiedRoute.class)
        && type != null
        && !type.getName().startsWith("io.micronaut.");
  }
}
