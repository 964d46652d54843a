package io.insula.threads;

import io.insula.api.InsulaException;

/** No thread has this id, or the thread with this id does not belong to the given project. */
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
