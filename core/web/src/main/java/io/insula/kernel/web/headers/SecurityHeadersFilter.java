package io.insula.kernel.web.headers;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Puts the {@link SecurityHeaders} on every answer, after all else has had its say. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SecurityHeadersFilter {
  @ResponseFilter
  void protect(MutableHttpResponse<?> response) {
    SecurityHeaders.addTo(response);
  }
}
