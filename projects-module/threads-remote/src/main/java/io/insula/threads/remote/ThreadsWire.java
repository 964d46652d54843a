package io.insula.threads.remote;

import io.insula.api.InvalidInputException;
import io.insula.remote.WireTime;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.insula.threads.wire.Thread;
import io.insula.threads.wire.ThreadUpdate;
import io.insula.threads.wire.VoteResponse;
import org.jspecify.annotations.Nullable;

/** Converts threads and votes to and from gRPC messages. */
public final class ThreadsWire {
  private ThreadsWire() {}

  public static Thread write(DiscussionThread thread) {
    var message =
        Thread.newBuilder()
            .setThreadId(thread.id())
            .setProjectId(thread.projectId())
            .setThreadType(write(thread.type()))
            .setMessage(thread.message())
            .setAuthor(thread.author())
            .setUpVote(thread.upVotes())
            .setDownVote(thread.downVotes())
            .setMyVote(thread.myVote().value())
            .setCreatedAt(WireTime.write(thread.createdAt()))
            .setHidden(thread.hidden());
    if (thread.hiddenReason() != null) {
      message.setHiddenReason(thread.hiddenReason());
    }
    if (thread.parentThreadId() != null) {
      message.setParentThreadId(thread.parentThreadId());
    }
    return message.build();
  }

  /**
   * @throws InvalidInputException if this process does not know the thread type or the vote
   */
  public static DiscussionThread read(Thread message) {
    return new DiscussionThread(
        message.getThreadId(),
        message.getProjectId(),
        message.hasParentThreadId() ? message.getParentThreadId() : null,
        readType(message.getThreadType()),
        message.getMessage(),
        message.getAuthor(),
        message.getUpVote(),
        message.getDownVote(),
        readVote(message.getMyVote()),
        WireTime.read(message.getCreatedAt()),
        message.getHidden(),
        message.hasHiddenReason() ? message.getHiddenReason() : null);
  }

  public static ThreadUpdate write(NewThread thread) {
    var message =
        ThreadUpdate.newBuilder()
            .setProjectId(thread.projectId())
            .setThreadType(write(thread.type()))
            .setMessage(thread.message())
            .setAuthor(thread.author());
    if (thread.cycleId() != null) {
      message.setCycleId(thread.cycleId());
    }
    if (thread.parentThreadId() != null) {
      message.setParentThreadId(thread.parentThreadId());
    }
    return message.build();
  }

  /**
   * @throws InvalidInputException if the text or the author is invalid, or if this process does not
   *     know the thread type
   */
  public static NewThread readNew(ThreadUpdate message) {
    return new NewThread(
        message.getProjectId(),
        message.hasParentThreadId() ? message.getParentThreadId() : null,
        readType(message.getThreadType()),
        message.getMessage(),
        message.getAuthor(),
        message.hasCycleId() ? message.getCycleId() : null);
  }

  public static VoteResponse write(VoteTally tally) {
    return VoteResponse.newBuilder()
        .setUpVote(tally.upVotes())
        .setDownVote(tally.downVotes())
        .setMyVote(tally.myVote().value())
        .build();
  }

  /** Converts a thread type for a filter. Null means all types, and becomes unspecified. */
  public static io.insula.threads.wire.ThreadType write(@Nullable ThreadType type) {
    return type == null
        ? io.insula.threads.wire.ThreadType.THREAD_TYPE_UNSPECIFIED
        : io.insula.threads.wire.ThreadType.valueOf(type.name());
  }

  /**
   * Converts the thread type of a filter. An unspecified type becomes null, which means all types.
   *
   * @throws InvalidInputException if this process does not know the type
   */
  public static @Nullable ThreadType readFilter(io.insula.threads.wire.ThreadType type) {
    return type == io.insula.threads.wire.ThreadType.THREAD_TYPE_UNSPECIFIED
        ? null
        : readType(type);
  }

  /**
   * @throws InvalidInputException unless the value is 1, 0 or -1
   */
  public static Vote readVote(int value) {
    return Vote.of(value)
        .orElseThrow(() -> new InvalidInputException("vote", "must be 1, 0 or -1"));
  }

  private static ThreadType readType(io.insula.threads.wire.ThreadType type) {
    return switch (type) {
      case COMMENT -> ThreadType.COMMENT;
      case SOLUTION -> ThreadType.SOLUTION;
      case PROBLEM -> ThreadType.PROBLEM;
      case THREAD_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new InvalidInputException("thread_type", "must be COMMENT, SOLUTION or PROBLEM");
    };
  }
}
