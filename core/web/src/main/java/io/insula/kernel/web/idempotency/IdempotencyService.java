package io.insula.kernel.web.idempotency;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.web.RequestKey;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Admits requests with an idempotency key, and stores their responses. The methods block. */
@Singleton
final class IdempotencyService {
  private static final String ATTRIBUTE = "insula.idempotent_run";

  /**
   * How long a client should wait before a retry while its key is in use. Most requests are much
   * shorter than the lease.
   */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final IdempotencyKeyTable keys;
  private final ResponseCodec codec;
  private final ErrorReporter reporter;

  IdempotencyService(IdempotencyKeyTable keys, ResponseCodec codec, ErrorReporter reporter) {
    this.keys = keys;
    this.codec = codec;
    this.reporter = reporter;
  }

  /** One run of a request. The claim shows whether the run still owns the key. */
  record Run(IdempotencyKey key, UUID claim) {}

  /** Returns the run of a request; empty if the request was not admitted with a key. */
  Optional<Run> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Run.class);
  }

  /**
   * Admits a request to run.
   *
   * @throws ReplayedResponseException if the request has run before
   * @throws ProblemException if the key was used for a different request, or another run of this
   *     request has not ended
   */
  void admit(HttpRequest<?> request, IdempotencyKey key, byte[] body) {
    switch (keys.claim(key, RequestFingerprint.of(key, request.getUri().toString(), body))) {
      case IdempotencyClaimResult.Granted granted -> {
        request.setAttribute(ATTRIBUTE, new Run(key, granted.id()));
        RequestKeyBinder.remember(request, new RequestKey(granted.requestId().toString()));
      }
      case IdempotencyClaimResult.Answered answered ->
          throw new ReplayedResponseException(answered.answer());
      case IdempotencyClaimResult.Running _ ->
          throw new ProblemException(
              ProblemType.CONFLICT,
              "A request with this key is still running. Retry shortly.",
              ASK_AGAIN);
      case IdempotencyClaimResult.Foreign _ ->
          throw new ProblemException(
              ProblemType.KEY_REUSED, "This key was used for a different request. Use a new key.");
    }
  }

  /** Stores the response of a run, or frees the key if the request may run again. */
  void conclude(HttpRequest<?> request, Run run, HttpResponse<?> response) {
    try {
      codec
          .storedForm(response)
          .ifPresentOrElse(
              answer -> keys.finish(run.key().hash(), run.claim(), answer),
              () -> keys.free(run.key().hash(), run.claim()));
    } catch (RuntimeException e) {
      // The request succeeded, so the client must get the response even if it cannot be stored.
      reporter.report(e, "storing the response of " + request.getPath(), TraceId.of(request));
    }
  }
}
