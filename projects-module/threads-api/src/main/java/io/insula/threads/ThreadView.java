package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread as the HTTP contract shows it, whichever app answers.
 *
 * @param threadId its number, larger for newer ones
 * @param projectId the project that it is about
 * @param parentThreadId the thread that it replies to; null at the top
 * @param upVote how many voters are for it
 * @param downVote how many are against it
 * @param myVote what the caller said of it: 1, 0 or -1
 * @param author the user name of who wrote it
 * @param createdAt when it was added
 */
public record ThreadView(
    long threadId,
    long projectId,
    @Nullable Long parentThreadId,
    ThreadType threadType,
    String message,
    long upVote,
    long downVote,
    int myVote,
    String author,
    Instant createdAt) {
  public static ThreadView of(DiscussionThread thread) {
    return new ThreadView(
        thread.id(),
        thread.projectId(),
        thread.parentThreadId(),
        thread.type(),
        thread.message(),
        thread.upVotes(),
        thread.downVotes(),
        thread.myVote().value(),
        thread.author(),
        thread.createdAt());
  }
}
