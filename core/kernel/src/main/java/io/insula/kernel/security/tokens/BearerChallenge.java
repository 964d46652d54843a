package io.insula.kernel.security.tokens;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.WwwAuthenticateChallengeProvider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells who sent no good token how to sign in (RFC 6750). */
@Singleton
final class BearerChallenge implements WwwAuthenticateChallengeProvider<HttpRequest<?>> {
  @Override
  public String getWwwAuthenticateChallenge(@Nullable HttpRequest<?> request) {
    return "Bearer";
  }
}
