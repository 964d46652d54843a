package io.insula.kernel.web.idempotency;

import java.util.UUID;

/** The result of the attempt to run a request with an idempotency key. */
sealed interface IdempotencyClaimResult {
  /**
   * The request may run.
   *
   * @param id identifies this run
   * @param requestId identifies the request in all its runs, until its key expires
   */
  record Granted(UUID id, UUID requestId) implements IdempotencyClaimResult {}

  /** The request has run before, and its response is stored. */
  record Answered(StoredResponse answer) implements IdempotencyClaimResult {}

  /** The request is running, or its process crashed and the lease has not ended yet. */
  record Running() implements IdempotencyClaimResult {}

  /** The key was used for a request with another address or another body. */
  record Foreign() implements IdempotencyClaimResult {}
}
