package io.insula.threads;

import io.insula.api.InsulaException;

/** A user who is neither the author nor an admin tried to change a thread. */
public final class NotTheAuthorException extends InsulaException {
  private final long threadId;

  public NotTheAuthorException(long threadId) {
    super(Kind.FORBIDDEN, "Only its author or an admin may change thread " + threadId + ".");
    this.threadId = threadId;
  }

  public long threadId() {
    return threadId;
  }
}
