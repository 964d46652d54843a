package io.insula.kernel.outbox;

import io.insula.api.InsulaException;

/** There is no failed message with this id; perhaps it has been sent again meanwhile. */
final class FailedMessageNotFoundException extends InsulaException {
  private final long id;

  FailedMessageNotFoundException(long id) {
    super(Kind.NOT_FOUND, "There is no failed message " + id + ".");
    this.id = id;
  }

  long id() {
    return id;
  }
}
