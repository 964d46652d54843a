package io.insula.kernel.web.idempotency;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Sends the stored response to a repeated request. */
@Singleton
final class ReplayedResponseHandler
    implements ExceptionHandler<ReplayedResponseException, MutableHttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, ReplayedResponseException repeat) {
    return ResponseCodec.replay(repeat.answer());
  }
}
