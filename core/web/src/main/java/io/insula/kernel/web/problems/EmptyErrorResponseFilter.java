package io.insula.kernel.web.problems;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Adds a problem to error responses without a body, for instance from the CORS filter. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class EmptyErrorResponseFilter {
  private final ProblemResponses problemResponses;

  EmptyErrorResponseFilter(ProblemResponses problemResponses) {
    this.problemResponses = problemResponses;
  }

  @ResponseFilter
  void explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() >= HttpStatus.BAD_REQUEST.getCode()
        && response.getBody().isEmpty()
        && (request.getMethod() != HttpMethod.HEAD || response.getContentType().isEmpty())) {
      problemResponses.answer(request, response.status(), response);
    }
  }
}
