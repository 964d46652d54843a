package io.insula.kernel.web.limits;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Counts a body against the memory for anonymous clients if the {@code Authorization} header
 * identifies no user. Some routes, such as the sign-in, accept such a request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AnonymousBodyFilter.AFTER_SECURITY)
final class AnonymousBodyFilter {
  /** The position of this filter: after security, and before filters that wait for the body. */
  static final int AFTER_SECURITY = 43_000;

  /**
   * @throws io.insula.api.UnavailableException through the future, if the memory for the bodies of
   *     anonymous clients is full
   */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> count(HttpRequest<?> request) {
    if (!(request instanceof NettyHttpRequest<?> netty)
        || !request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
        || request.getUserPrincipal().isPresent()) {
      return CompletableFuture.completedFuture(request);
    }
    var channel = netty.getChannelHandlerContext().channel();
    var limits = channel.pipeline().get(BodyLimitHandler.class);
    if (limits == null) {
      return CompletableFuture.completedFuture(request);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          limits.countAsAnonymous(netty.getNativeRequest());
          return request;
        },
        channel.eventLoop());
  }
}
