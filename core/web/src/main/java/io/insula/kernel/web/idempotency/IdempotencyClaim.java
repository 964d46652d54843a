package io.insula.kernel.web.idempotency;

import java.util.UUID;

/** What became of the wish to run a request under a key. */
sealed interface IdempotencyClaim {
  /**
   * It may run.
   *
   * @param id proves whose run it is
   * @param requestId names the request over all its runs, until its key is forgotten
   */
  record Granted(UUID id, UUID requestId) implements IdempotencyClaim {}

  /** It ran before. */
  record Answered(StoredResponse answer) implements IdempotencyClaim {}

  /** It runs at this moment. */
  record Running() implements IdempotencyClaim {}

  /** The key belongs to a request with another body. */
  record Foreign() implements IdempotencyClaim {}
}
