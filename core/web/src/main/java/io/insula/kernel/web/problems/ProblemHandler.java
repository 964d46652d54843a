package io.insula.kernel.web.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Creates problems for errors that have no specific handler in the framework. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Throwable, HttpResponse<Problem>> {
  private final Problems problems;

  ProblemHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<Problem> handle(HttpRequest request, Throwable error) {
    return problems.answer(request, error);
  }
}
