package io.insula.threads;

import io.insula.api.InsulaException;

/** A user who is neither the author nor an admin tried to change a thread. */
public final class NotTheAuthorException extends InsulaException {
  private final long threadId;

  public NotTheAuthorException(long threadId) {
    super(Kind.FORBIDDEN, "Only the author of thread " + threadId + " or an admin may change it.");
    this.threadId = threadId;
  }

  public long threadId() {
    return threadId;
  }
}
