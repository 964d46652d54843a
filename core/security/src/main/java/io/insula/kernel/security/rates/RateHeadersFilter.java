package io.insula.kernel.security.rates;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says in each answer to a request that was counted how much of the limit is left. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class RateHeadersFilter {
  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(RateLimits.ATTRIBUTE, RateUse.class)
        .ifPresent(
            use ->
                response.header("RateLimit-Policy", use.policy()).header("RateLimit", use.state()));
  }
}
