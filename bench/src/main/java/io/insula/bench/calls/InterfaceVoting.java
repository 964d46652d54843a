package io.insula.bench.calls;

import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import jakarta.inject.Singleton;

/**
 * Calls {@link Threads} as apps do: the interface is injected, so the caller does not know the
 * implementation.
 */
@Singleton
final class InterfaceVoting {
  private final Threads threads;

  InterfaceVoting(Threads threads) {
    this.threads = threads;
  }

  VoteTally vote(long threadId) {
    return threads.vote(threadId, "ada", Vote.UP);
  }
}
