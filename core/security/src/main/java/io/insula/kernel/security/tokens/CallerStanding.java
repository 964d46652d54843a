package io.insula.kernel.security.tokens;

import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
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
 * Ends answers that last when their caller's token no longer counts: it has expired, its session or
 * account has ended, or its key was withdrawn.
 */
@Singleton
public final class CallerStanding {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final TokenResolver<HttpRequest<?>> tokens;
  private final TokenVerifier verifier;
  private final TokenCache cache;
  private final Scheduler blocking;

  CallerStanding(
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
   * An answer for as long as the caller may have it, looked at every second. Answers to requests
   * without a token stay as they are.
   *
   * @param isFeed whether the answer may end at any place; any other breaks off, so that nobody
   *     takes it for whole
   */
  public <T> Publisher<T> guard(HttpRequest<?> request, Publisher<T> answer, boolean isFeed) {
    var token = tokens.resolveToken(request);
    if (token.isEmpty()) {
      return answer;
    }
    var lost = lost(token.get());
    return Flux.from(answer)
        .takeUntilOther(isFeed ? lost : lost.then(Mono.error(StandingLostException::new)));
  }

  private Mono<Long> lost(String token) {
    return Flux.interval(INTERVAL)
        .onBackpressureDrop()
        .publishOn(blocking, 1)
        .filter(look -> !isGood(token))
        .next();
  }

  private boolean isGood(String token) {
    try {
      var known = cache.find(token);
      return known == null ? isGoodAnew(token) : verifier.isStillGood(known);
    } catch (RuntimeException e) {
      if (e instanceof UnavailableException || DatabaseErrors.isUnavailable(e)) {
        // It is not known to be bad; the next look may know more.
        return true;
      }
      throw e;
    }
  }

  private boolean isGoodAnew(String token) {
    var verified = verifier.verify(token);
    verified.ifPresent(value -> cache.add(token, value));
    return verified.isPresent();
  }
}
