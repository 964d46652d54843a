package io.insula.kernel.web.idempotency;

import io.insula.kernel.base.Sha256;
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

/** The runs of requests under keys. What it does blocks. */
@Singleton
final class IdempotentRequests {
  private static final String ATTRIBUTE = "insula.idempotent_run";

  /** Most requests end much sooner than the lease on their key. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final IdempotencyKeyTable keys;
  private final ResponseCodec answers;
  private final ErrorReporter reporter;

  IdempotentRequests(IdempotencyKeyTable keys, ResponseCodec answers, ErrorReporter reporter) {
    this.keys = keys;
    this.answers = answers;
    this.reporter = reporter;
  }

  /** One run; the claim proves that it is still its own. */
  record Run(IdempotencyKey key, UUID claim) {}

  /** The run that a request was admitted as. */
  Optional<Run> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Run.class);
  }

  /**
   * Admits a request to run.
   *
   * @throws ReplayedResponseException if it ran before
   * @throws ProblemException if the key is taken by a request that differs or that still runs
   */
  void admit(HttpRequest<?> request, IdempotencyKey key, byte[] body) {
    switch (keys.claim(key, Sha256.ofParts(request.getUri().toString(), body))) {
      case IdempotencyClaim.Granted granted -> {
        request.setAttribute(ATTRIBUTE, new Run(key, granted.id()));
        RequestKeyBinder.remember(request, new RequestKey(granted.requestId().toString()));
      }
      case IdempotencyClaim.Answered answered ->
          throw new ReplayedResponseException(answered.answer());
      case IdempotencyClaim.Running _ ->
          throw new ProblemException(
              ProblemType.CONFLICT, "A request with this key is still running.", ASK_AGAIN);
      case IdempotencyClaim.Foreign _ ->
          throw new ProblemException(
              ProblemType.KEY_REUSED, "This key was used for a request with another body.");
    }
  }

  /** Keeps the answer of a run, or frees the key where it may run again. */
  void conclude(HttpRequest<?> request, Run run, HttpResponse<?> response) {
    try {
      answers
          .toKeep(response)
          .ifPresentOrElse(
              answer -> keys.finish(run.key().hash(), run.claim(), answer),
              () -> keys.free(run.key().hash(), run.claim()));
    } catch (RuntimeException e) {
      // The work is done; that its answer could not be kept must not take it from the client.
      reporter.report(e, "keeping the answer of " + request.getPath(), TraceId.of(request));
    }
  }
}
