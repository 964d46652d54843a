package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem, a solution or a comment on a project.
 *
 * @param id the id of the thread; newer threads have larger ids
 * @param projectId the project to which the thread belongs
 * @param parentThreadId the thread to which this thread replies; null for a top-level thread
 * @param author the user name of the author
 * @param upVotes the number of votes for the thread
 * @param downVotes the number of votes against the thread
 * @param myVote the viewer's vote on the thread
 * @param createdAt when the thread was added
 * @param hidden whether a moderator has hidden the thread. Then {@code message} is empty, except
 *     for a viewer who is the author or a moderator
 * @param hiddenReason why the thread is hidden; null if it is not hidden, or if the viewer is
 *     neither the author nor a moderator
 */
public record DiscussionThread(
    long id,
    long projectId,
    @Nullable Long parentThreadId,
    ThreadType type,
    String message,
    String author,
    long upVotes,
    long downVotes,
    Vote myVote,
    Instant createdAt,
    boolean hidden,
    @Nullable String hiddenReason) {
  /** Makes a thread that is not hidden. */
  public DiscussionThread(
      long id,
      long projectId,
      @Nullable Long parentThreadId,
      ThreadType type,
      String message,
      String author,
      long upVotes,
      long downVotes,
      Vote myVote,
      Instant createdAt) {
    this(
        id,
        projectId,
        parentThreadId,
        type,
        message,
        author,
        upVotes,
        downVotes,
        myVote,
        createdAt,
        false,
        null);
  }

  /** Returns this thread without its text and without the reason why it is hidden. */
  public DiscussionThread withoutText() {
    return new DiscussionThread(
        id,
        projectId,
        parentThreadId,
        type,
        "",
        author,
        upVotes,
        downVotes,
        myVote,
        createdAt,
        hidden,
        null);
  }
}
