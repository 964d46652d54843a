package io.insula.kernel.web.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Makes problems of the errors that the framework has no handler of its own for. */
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
