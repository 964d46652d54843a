package io.insula.kernel.web.idempotency;

/** A request is a repeat, and this is its answer. */
final class AnsweredBeforeException extends RuntimeException {
  private final transient StoredAnswer answer;

  AnsweredBeforeException(StoredAnswer answer) {
    super("answered before", null, false, false);
    this.answer = answer;
  }

  StoredAnswer answer() {
    return answer;
  }
}
