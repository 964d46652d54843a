package io.insula.kernel.web.headers;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Adds the {@link SecurityHeaders} that a response lacks. Runs after the filters that create
 * responses or set such headers.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SecurityHeadersFilter {
  @ResponseFilter
  void protect(MutableHttpResponse<?> response) {
    SecurityHeaders.addTo(response);
  }
}
