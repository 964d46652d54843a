package io.insula.kernel.movingout.forwarding;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Finds the user of a forwarded request in the headers that the forwarding process has added. */
@Singleton
@Requires(property = "insula.remote.port", notEquals = "0")
final class ForwardedUserFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return Mono.justOrEmpty(
        ForwardedConnection.of(request)
            .flatMap(_ -> ForwardedUserHeaders.read(request.getHeaders())));
  }
}
