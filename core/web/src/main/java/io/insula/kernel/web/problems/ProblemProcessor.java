package io.insula.kernel.web.problems;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Creates problems for errors that the framework handles itself. */
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
  private final Problems problems;

  ProblemProcessor(Problems problems) {
    this.problems = problems;
  }

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var request = context.getRequest();
    return context
        .getRootCause()
        .map(cause -> problems.answer(request, cause, response))
        .orElseGet(() -> problems.answer(request, response.status(), response));
  }
}
