package io.insula.bench.calls;

import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import jakarta.inject.Singleton;

/**
 * Calls {@link Threads} like any bean of an app: the interface is injected, and the implementation
 * is unknown.
 */
@Singleton
final class Voting {
  private final Threads threads;

  Voting(Threads threads) {
    this.threads = threads;
  }

  VoteTally vote(long threadId) {
    return threads.vote(threadId, "ada", Vote.UP);
  }
}
