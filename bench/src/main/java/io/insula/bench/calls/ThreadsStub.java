package io.insula.bench.calls;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A {@link Threads} that accepts a vote and discards it, to measure only the call itself. Other
 * methods are not supported.
 */
@Singleton
@Primary
class ThreadsStub implements Threads {
  /**
   * Accepts a vote. The JIT compiler must not inline this method, because a real implementation is
   * too large to be inlined.
   */
  @Override
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public VoteTally vote(long threadId, String voter, Vote vote) {
    return new VoteTally(threadId, voter.length(), vote);
  }

  @Override
  public Page<DiscussionThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable Viewer viewer, PageRequest page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Long> idsOfProject(long projectId, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DiscussionThread get(long threadId, @Nullable Viewer viewer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DiscussionThread> add(String requestKey, List<NewThread> threads) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DiscussionThread edit(long threadId, String message, Actor actor) {
    throw new UnsupportedOperationException();
  }
}
