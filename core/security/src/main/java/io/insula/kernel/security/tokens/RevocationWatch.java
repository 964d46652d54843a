package io.insula.kernel.security.tokens;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.kernel.web.StreamAborter;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.token.reader.TokenResolver;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Ends long-running responses when the caller's token becomes invalid:
 *
 * <ul>
 *   <li>The token expires, or its session is revoked.
 *   <li>A new account has the name of the external user.
 *   <li>The external provider withdraws the token's key. This class notices the withdrawal when the
 *       token is verified again.
 * </ul>
 */
@Singleton
public final class RevocationWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final TokenResolver<HttpRequest<?>> tokens;
  private final TokenVerifier verifier;
  private final TokenCache cache;
  private final Scheduler blocking;

  RevocationWatch(
      TokenResolver<HttpRequest<?>> tokens,
      TokenVerifier verifier,
      TokenCache cache,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.verifier = verifier;
    this.cache = cache;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  /**
   * Returns the response. Checks the caller's token every second, and ends the response when the
   * token is invalid.
   *
   * @param isFeed whether the response may end at any point without an error
   */
  public <T> Publisher<T> guard(HttpRequest<?> request, Publisher<T> answer, boolean isFeed) {
    var token = tokens.resolveToken(request);
    if (token.isEmpty()) {
      return answer;
    }
    var whenInvalid = whenInvalid(token.get());
    return isFeed
        ? Flux.from(answer).takeUntilOther(whenInvalid)
        : StreamAborter.abort(answer, whenInvalid, TokenNoLongerValidException::new);
  }

  private Mono<Long> whenInvalid(String token) {
    return Flux.interval(INTERVAL)
        .onBackpressureDrop()
        .publishOn(blocking, 1)
        .filter(look -> !isValid(token))
        .next();
  }

  private boolean isValid(String token) {
    try {
      var cached = cache.find(token);
      return cached == null ? verifyAndCache(token) : verifier.isStillValid(cached);
    } catch (RuntimeException e) {
      if (e instanceof UnavailableException || DatabaseErrors.isUnavailable(e)) {
        // The token cannot be checked now, because the database or the provider is unavailable. The
        // response continues until the next check.
        return true;
      }
      throw e;
    }
  }

  private boolean verifyAndCache(String token) {
    var verified = verifier.verify(token);
    verified.ifPresent(value -> cache.add(token, value));
    return verified.isPresent();
  }
}
