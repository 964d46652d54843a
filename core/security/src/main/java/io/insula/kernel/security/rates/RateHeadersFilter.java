package io.insula.kernel.security.rates;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Adds headers with the remaining number of requests. Only responses to requests that {@link
 * RateLimiter} counted or refused get these headers.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class RateHeadersFilter {
  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(RateLimiter.USE, RateUse.class)
        .ifPresent(
            use ->
                response.header("RateLimit-Policy", use.policy()).header("RateLimit", use.state()));
  }
}
