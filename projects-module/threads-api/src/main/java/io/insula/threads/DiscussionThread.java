package io.insula.threads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem, a solution or a comment on a project.
 *
 * @param id its number, larger for newer ones
 * @param projectId the project that it is about
 * @param parentThreadId the thread that it replies to; null at the top
 * @param author the user name of who wrote it
 * @param upVotes how many voters are for it
 * @param downVotes how many are against it
 * @param myVote what the viewer said of it
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
