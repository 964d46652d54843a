package io.insula.kernel.web.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Creates problems for errors that have no specific handler in the framework. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Throwable, HttpResponse<Problem>> {
  private final ProblemResponses problemResponses;

  ProblemHandler(ProblemResponses problemResponses) {
    this.problemResponses = problemResponses;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<Problem> handle(HttpRequest request, Throwable error) {
    return problemResponses.answer(request, error);
  }
}
