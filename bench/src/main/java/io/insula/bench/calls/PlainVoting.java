package io.insula.bench.calls;

import io.insula.threads.Vote;
import io.insula.threads.VoteTally;

/** Makes the same call to a concrete class. */
final class PlainVoting {
  private final CheapThreads threads = new CheapThreads();

  VoteTally vote(long threadId) {
    return threads.vote(threadId, "ada", Vote.UP);
  }
}
