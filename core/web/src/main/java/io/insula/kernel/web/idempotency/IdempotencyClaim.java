package io.insula.kernel.web.idempotency;

import java.util.UUID;

/** The result of the attempt to run a request with an idempotency key. */
sealed interface IdempotencyClaim {
  /**
   * The request may run.
   *
   * @param id identifies this run
   * @param requestId identifies the request in all its runs, until its key expires
   */
  record Granted(UUID id, UUID requestId) implements IdempotencyClaim {}

  /** The request has run before. */
  record Answered(StoredResponse answer) implements IdempotencyClaim {}

  /** The request is running now. */
  record Running() implements IdempotencyClaim {}

  /** The key was used for a request with another address or another body. */
  record Foreign() implements IdempotencyClaim {}
}
