package io.insula.bench.calls;

import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import jakarta.inject.Singleton;

/** Calls {@link Threads} as any bean of an app does: they are given to it, it knows not by whom. */
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
