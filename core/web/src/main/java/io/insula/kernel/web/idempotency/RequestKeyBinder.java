package io.insula.kernel.web.idempotency;

import io.insula.kernel.web.RequestKey;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/**
 * Passes the {@link RequestKey} to controllers; null if the client sent no key or is not signed in.
 */
@Singleton
final class RequestKeyBinder implements TypedRequestArgumentBinder<RequestKey> {
  private static final String ATTRIBUTE = "insula.request_key";
  private static final Argument<RequestKey> REQUEST_KEY = Argument.of(RequestKey.class);

  static void remember(HttpRequest<?> request, RequestKey key) {
    request.setAttribute(ATTRIBUTE, key);
  }

  @Override
  public Argument<RequestKey> argumentType() {
    return REQUEST_KEY;
  }

  @Override
  public BindingResult<RequestKey> bind(
      ArgumentConversionContext<RequestKey> context, HttpRequest<?> request) {
    var key = request.getAttribute(ATTRIBUTE, RequestKey.class);
    return () -> key;
  }
}
