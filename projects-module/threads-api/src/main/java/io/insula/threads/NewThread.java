package io.insula.threads;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import org.jspecify.annotations.Nullable;

/**
 * A thread to add.
 *
 * @param projectId the project that it is about
 * @param parentThreadId the thread of the same project that it replies to; null at the top
 * @param message 1 to {@value Threads#MAX_MESSAGE_LENGTH} characters, not blank
 * @param author the user name of who wrote it
 */
public record NewThread(
    long projectId, @Nullable Long parentThreadId, ThreadType type, String message, String author) {
  /**
   * @throws io.insula.api.InvalidInputException if the message is out of bounds, or the author has
   *     no name
   */
  public NewThread {
    new InputChecks()
        .text("message", message, Threads.MESSAGE)
        .text("author", author, Actor.NAME)
        .done();
  }
}
