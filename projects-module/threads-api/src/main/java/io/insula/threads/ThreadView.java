package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread in HTTP responses. The routes of threads and those of projects return it.
 *
 * @param threadId the id of the thread; newer threads have larger ids
 * @param projectId the project to which the thread belongs
 * @param parentThreadId the thread to which this thread replies; null for a top-level thread
 * @param upVote the number of votes for the thread
 * @param downVote the number of votes against the thread
 * @param myVote the caller's vote: 1, 0 or -1
 * @param author the user name of the author
 * @param createdAt when the thread was added
 * @param message the text; empty if the thread is hidden, except for its author and moderators
 * @param hidden whether a moderator has hidden the thread
 * @param hiddenReason why the thread is hidden, for its author and moderators; otherwise null
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
