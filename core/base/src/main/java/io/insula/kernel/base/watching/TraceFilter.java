package io.insula.kernel.base.watching;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Gives every request a trace id before any other filter runs. The response and all threads of the
 * request have this id.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter {
  @RequestFilter
  void open(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(new TraceIdContext(TraceId.of(request)));
  }

  @ResponseFilter
  void addTraceId(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().set(TraceId.HEADER, TraceId.of(request));
  }
}
