package io.insula.kernel.security.tokens;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who sends a request, from its bearer token. A token that is remembered is answered on
 * the event loop; any other one is verified on a virtual thread.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerTokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  private static final String SCHEME = "Bearer ";
  private static final int TOKEN_MAX = 8192;

  /**
   * Decoders pass over other characters, and so one token could be remembered in many spellings.
   */
  private static final Pattern TOKEN = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

  private final TokenVerifier verifier;
  private final RememberedTokens remembered;
  private final Scheduler blocking;

  BearerTokenFetcher(
      TokenVerifier verifier,
      RememberedTokens remembered,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.verifier = verifier;
    this.remembered = remembered;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var token = tokenOf(request);
    if (token == null) {
      return Mono.empty();
    }
    // Looked up before it is matched: only what has matched is remembered, and matching is slow.
    var known = remembered.find(token);
    if (known != null) {
      return Mono.just(known.authentication());
    }
    return TOKEN.matcher(token).matches()
        ? Mono.fromCallable(() -> verify(token)).flatMap(Mono::justOrEmpty).subscribeOn(blocking)
        : Mono.empty();
  }

  private Optional<Authentication> verify(String token) {
    var verified = verifier.verify(token);
    verified.ifPresent(value -> remembered.add(token, value));
    return verified.map(VerifiedToken::authentication);
  }

  private static @Nullable String tokenOf(HttpRequest<?> request) {
    var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1) {
      return null;
    }
    var header = headers.getFirst();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || header.length() > SCHEME.length() + TOKEN_MAX) {
      return null;
    }
    return header.substring(SCHEME.length()).strip();
  }
}
