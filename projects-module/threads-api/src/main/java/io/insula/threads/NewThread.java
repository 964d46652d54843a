package io.insula.threads;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import org.jspecify.annotations.Nullable;

/**
 * A thread to add.
 *
 * @param projectId the project to which it belongs
 * @param parentThreadId the thread of the same project to which it replies; null for a top-level
 *     thread
 * @param message 1 to {@value Threads#MAX_MESSAGE_LENGTH} characters, not blank
 * @param author the user name of the author
 */
public record NewThread(
    long projectId, @Nullable Long parentThreadId, ThreadType type, String message, String author) {
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
}
