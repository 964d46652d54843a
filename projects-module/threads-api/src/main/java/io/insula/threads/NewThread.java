package io.insula.threads;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import org.jspecify.annotations.Nullable;

/**
 * A thread to add. The admins of the project's cycle may hide the thread.
 *
 * @param projectId the project to which the thread belongs
 * @param parentThreadId the thread of the same project to which this thread replies; null for a
 *     top-level thread
 * @param message 1 to {@value Threads#MAX_MESSAGE_LENGTH} characters, not blank
 * @param author the user name of the author
 * @param cycleId the budgeting cycle of the project; null if none
 */
public record NewThread(
    long projectId,
    @Nullable Long parentThreadId,
    ThreadType type,
    String message,
    String author,
    @Nullable Long cycleId) {
  /**
   * @throws io.insula.api.InvalidInputException if the message is out of bounds, or the author's
   *     name is not valid
   */
  public NewThread {
    new InputChecks()
        .text("message", message, Threads.MESSAGE)
        .text("author", author, Actor.NAME)
        .done();
  }

  /** Makes a thread of a project without a cycle. */
  public NewThread(
      long projectId,
      @Nullable Long parentThreadId,
      ThreadType type,
      String message,
      String author) {
    this(projectId, parentThreadId, type, message, author, null);
  }

  /**
   * Returns a copy of this thread with the cycle of its project. The parameter is null if the
   * project is in no cycle.
   */
  public NewThread inCycle(@Nullable Long cycle) {
    return new NewThread(projectId, parentThreadId, type, message, author, cycle);
  }
}
