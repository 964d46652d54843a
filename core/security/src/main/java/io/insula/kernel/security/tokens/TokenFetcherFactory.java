package io.insula.kernel.security.tokens;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.util.locale.FixedLocaleResolver;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.event.TokenValidatedEvent;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * Creates the framework's token fetcher, but without reading the headers {@code Accept-Language}
 * and {@code Forwarded}. Otherwise a malformed header would make the request fail with status 500.
 */
@Factory
final class TokenFetcherFactory {
  @Singleton
  @Replaces(TokenAuthenticationFetcher.class)
  TokenAuthenticationFetcher fetcher(
      List<TokenValidator<HttpRequest<?>>> validators,
      TokenResolver<HttpRequest<?>> resolver,
      ApplicationEventPublisher<TokenValidatedEvent> events) {
    return new TokenAuthenticationFetcher(
        validators, resolver, events, request -> null, new English());
  }

  private static final class English extends FixedLocaleResolver<HttpRequest<?>>
      implements HttpLocaleResolver {
    English() {
      super(Locale.ENGLISH);
    }
  }
}
