package io.insula.threads.internal.discussion;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.kernel.database.ViolatedConstraint;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.NotTheAuthorException;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.insula.threads.internal.votes.VoteStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Implements {@link Threads} on the database of this process. */
@Singleton
class LocalThreads implements Threads {
  private final ThreadStore threads;
  private final ThreadChangeService changeService;
  private final VoteStore votes;
  private final HiddenTextFilter hiddenTextFilter;
  private final Clock clock;

  LocalThreads(
      ThreadStore threads,
      ThreadChangeService changeService,
      VoteStore votes,
      HiddenTextFilter hiddenTextFilter,
      Clock clock) {
    this.threads = threads;
    this.changeService = changeService;
    this.votes = votes;
    this.hiddenTextFilter = hiddenTextFilter;
    this.clock = clock;
  }

  @Override
  public Page<DiscussionThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable Viewer viewer, PageRequest page) {
    var stored = threads.ofProject(projectId, type, nameOf(viewer), page);
    return Page.of(hiddenTextFilter.shownTo(viewer, stored), page, DiscussionThread::id);
  }

  @Override
  public List<Long> idsOfProject(long projectId, int limit) {
    new InputChecks()
        .that(limit >= 1 && limit <= MAX_IDS, "limit", "must be between 1 and " + MAX_IDS)
        .done();
    return threads.idsOfProject(projectId, limit);
  }

  @Override
  public DiscussionThread get(long threadId, @Nullable Viewer viewer) {
    return threads
        .find(threadId, nameOf(viewer))
        .map(stored -> hiddenTextFilter.shownTo(viewer, stored))
        .orElseThrow(() -> new ThreadNotFoundException(threadId));
  }

  private static @Nullable String nameOf(@Nullable Viewer viewer) {
    return viewer == null ? null : viewer.name();
  }

  @Override
  public List<DiscussionThread> add(String requestKey, List<NewThread> added) {
    Threads.checkAdd(requestKey, added);
    try {
      return changeService.add(requestKey, added, clock.instant());
    } catch (JdbiException e) {
      return switch (ViolatedConstraint.nameIn(e).orElse("")) {
        case ThreadStore.IS_ADDED_ONCE -> ofRequest(requestKey, added.getFirst().author());
        case ThreadStore.HAS_ITS_PARENT ->
            throw new ThreadNotFoundException(threads.missingParent(added).orElseThrow(() -> e));
        default -> throw e;
      };
    }
  }

  private List<DiscussionThread> ofRequest(String requestKey, String author) {
    var stored = threads.ofRequest(requestKey, author);
    return hiddenTextFilter.shownTo(Viewer.member(author), stored);
  }

  @Override
  public DiscussionThread edit(long threadId, String message, Actor actor) {
    Threads.checkEdit(message);
    return changeService.edit(threadId, message, actor).orElseGet(() -> unchanged(threadId, actor));
  }

  /**
   * Returns the thread that {@link #edit} did not change because the message is the same.
   *
   * @throws ThreadNotFoundException if no thread has this id
   * @throws NotTheAuthorException if the actor may not change the thread
   */
  private DiscussionThread unchanged(long threadId, Actor actor) {
    var untouched = get(threadId, Viewer.of(actor));
    if (!actor.mayChangeWhatBelongsTo(untouched.author())) {
      throw new NotTheAuthorException(untouched.id());
    }
    return untouched;
  }

  @Override
  public VoteTally vote(long threadId, String voter, Vote vote) {
    Threads.checkVoter(voter);
    return votes
        .cast(threadId, voter, vote)
        .orElseThrow(() -> new ThreadNotFoundException(threadId));
  }
}
