package io.insula.kernel.web.problems;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Creates problems for errors that the framework handles itself. */
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {
  private final ProblemResponses problemResponses;

  ProblemProcessor(ProblemResponses problemResponses) {
    this.problemResponses = problemResponses;
  }

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var request = context.getRequest();
    return context
        .getRootCause()
        .map(cause -> problemResponses.answer(request, cause, response))
        .orElseGet(() -> problemResponses.answer(request, response.status(), response));
  }
}
