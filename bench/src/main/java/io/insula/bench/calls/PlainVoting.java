package io.insula.bench.calls;

import io.insula.threads.Vote;
import io.insula.threads.VoteTally;

/**
 * Votes with a direct call to the class {@link ThreadsStub}, and not through the interface of the
 * API.
 */
final class PlainVoting {
  private final ThreadsStub threads = new ThreadsStub();

  VoteTally vote(long threadId) {
    return threads.vote(threadId, "ada", Vote.UP);
  }
}
