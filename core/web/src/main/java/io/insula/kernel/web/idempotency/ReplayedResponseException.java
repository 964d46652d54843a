package io.insula.kernel.web.idempotency;

/** A request is a repeat, and this is its answer. */
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
