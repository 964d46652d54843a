package io.insula.kernel.security.signin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers 401. */
@Singleton
final class NotSignedInHandler implements ExceptionHandler<NotSignedInException, HttpResponse<?>> {
  private final ErrorResponseProcessor<?> problems;

  NotSignedInHandler(ErrorResponseProcessor<?> problems) {
    this.problems = problems;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, NotSignedInException exception) {
    var response =
        HttpResponse.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return problems.processResponse(
        ErrorContext.builder(request).errorMessage(exception.reason()).build(), response);
  }
}
