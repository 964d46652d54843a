package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem, a solution or a comment on a project.
 *
 * @param id its number, larger for newer ones
 * @param projectId the project to which it belongs
 * @param parentThreadId the thread to which it replies; null for a top-level thread
 * @param author the user name of the author
 * @param upVotes the number of votes for it
 * @param downVotes the number of votes against it
 * @param myVote the viewer's vote on it
 * @param createdAt when it was added
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
    Instant createdAt) {}
