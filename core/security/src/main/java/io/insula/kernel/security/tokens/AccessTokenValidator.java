package io.insula.kernel.security.tokens;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Validates the bearer tokens in requests. A cached token of this server is handled on the event
 * loop. Any other token is verified on a thread that may block.
 */
@Singleton
final class AccessTokenValidator implements TokenValidator<HttpRequest<?>> {
  private static final int MAX_TOKEN_LENGTH = 8192;

  /**
   * The form of a token. Base64 decoders ignore all other characters. By adding such characters, a
   * client could fill the cache with variants of one token.
   */
  private static final Pattern TOKEN = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

  private final TokenVerifier verifier;
  private final TokenCache cache;
  private final Scheduler blocking;

  AccessTokenValidator(
      TokenVerifier verifier,
      TokenCache cache,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.verifier = verifier;
    this.cache = cache;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> validateToken(String found, @Nullable HttpRequest<?> request) {
    if (found.length() > MAX_TOKEN_LENGTH || isAmbiguous(request)) {
      return Mono.empty();
    }
    var token = found.strip();
    // Queries the cache before matching the pattern, because matching is slow, and every cached
    // token has matched before.
    var cached = cache.find(token);
    if (cached != null) {
      return cached.isExternal()
          ? onBlockingThread(() -> revalidate(cached))
          : Mono.just(cached.authentication());
    }
    return TOKEN.matcher(token).matches() ? onBlockingThread(() -> verify(token)) : Mono.empty();
  }

  private Mono<Authentication> onBlockingThread(Callable<Optional<Authentication>> check) {
    return Mono.fromCallable(check).flatMap(Mono::justOrEmpty).subscribeOn(blocking);
  }

  /**
   * Checks a cached external token again, because a new account may have the name of the token's
   * user.
   */
  private Optional<Authentication> revalidate(VerifiedToken cached) {
    return verifier.isStillValid(cached) ? Optional.of(cached.authentication()) : Optional.empty();
  }

  /**
   * Returns whether a request has several {@code Authorization} headers. The framework uses the
   * first header, but a proxy may have checked the second.
   */
  private static boolean isAmbiguous(@Nullable HttpRequest<?> request) {
    return request != null && request.getHeaders().getAll(HttpHeaders.AUTHORIZATION).size() > 1;
  }

  private Optional<Authentication> verify(String token) {
    var verified = verifier.verify(token);
    verified.ifPresent(value -> cache.add(token, value));
    return verified.map(VerifiedToken::authentication);
  }
}
