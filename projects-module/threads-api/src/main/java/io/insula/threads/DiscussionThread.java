package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem, a solution or a comment on a project. Only the author and moderators see the text of a
 * hidden thread, and why it is hidden.
 *
 * @param id newer threads have larger ids
 * @param parentThreadId the thread to which this thread replies; null for a top-level thread
 * @param message empty if the viewer may not see it
 * @param author the user name of the author
 * @param upVotes the number of votes for the thread
 * @param downVotes the number of votes against the thread
 * @param myVote the viewer's vote on the thread
 * @param hidden whether a moderator has hidden the thread
 * @param hiddenReason null if the thread is not hidden, or if the viewer may not see the reason
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
