package io.insula.kernel.web.idempotency;

/** Ends a repeated request with the stored response. */
final class ReplayedResponseException extends RuntimeException {
  private final transient StoredResponse answer;

  ReplayedResponseException(StoredResponse answer) {
    super("answered before", null, false, false);
    this.answer = answer;
  }

  StoredResponse answer() {
    return answer;
  }
}
