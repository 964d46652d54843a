package io.insula.kernel.outbox;

import io.insula.api.InsulaException;

/** No failed message has this id. It may have been retried or deleted in the meantime. */
final class FailedMessageNotFoundException extends InsulaException {
  private final long id;

  FailedMessageNotFoundException(long id) {
    super(
        Kind.NOT_FOUND,
        "No failed message has the id " + id + ". It may have been retried already.");
    this.id = id;
  }

  long id() {
    return id;
  }
}
