package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread in HTTP responses. Only the author and moderators see the text of a hidden thread, and
 * why it is hidden.
 *
 * @param threadId newer threads have larger ids
 * @param projectId the project to which the thread belongs
 * @param parentThreadId the thread to which this thread replies; null for a top-level thread
 * @param upVote the number of votes for the thread
 * @param downVote the number of votes against the thread
 * @param myVote the caller's vote: 1, 0 or -1
 * @param author the user name of the author
 * @param createdAt when the thread was added
 * @param message empty if the caller may not see it
 * @param hidden whether a moderator has hidden the thread
 * @param hiddenReason null if the thread is not hidden, or if the caller may not see the reason
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
    Instant createdAt,
    boolean hidden,
    @Nullable String hiddenReason) {
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
        thread.createdAt(),
        thread.hidden(),
        thread.hiddenReason());
  }
}
