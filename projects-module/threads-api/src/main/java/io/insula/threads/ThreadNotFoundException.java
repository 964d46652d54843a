package io.insula.threads;

import io.insula.api.InsulaException;

/** No thread has this id, or no thread of the given project has it. */
public final class ThreadNotFoundException extends InsulaException {
  private final long threadId;

  public ThreadNotFoundException(long threadId) {
    super(Kind.NOT_FOUND, "There is no thread " + threadId + ".");
    this.threadId = threadId;
  }

  public long threadId() {
    return threadId;
  }
}
