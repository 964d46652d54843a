package io.insula.threads.internal.moderation;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.threads.DiscussionThread;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.internal.discussion.ModerationAccess;
import io.insula.threads.internal.discussion.StoredThread;
import io.insula.threads.internal.discussion.ThreadStore;
import jakarta.inject.Singleton;

/** Hides threads, shows them again, and lists these decisions, for moderators only. */
@Singleton
class VisibilityService {
  private final ThreadStore threads;
  private final ModerationAccess moderationAccess;
  private final ModerationDecisionService decisionService;
  private final ModerationDecisionTable decisions;

  VisibilityService(
      ThreadStore threads,
      ModerationAccess moderationAccess,
      ModerationDecisionService decisionService,
      ModerationDecisionTable decisions) {
    this.threads = threads;
    this.moderationAccess = moderationAccess;
    this.decisionService = decisionService;
    this.decisions = decisions;
  }

  /**
   * Hides a thread or shows it again, and closes the open reports on it.
   *
   * @return the thread as the moderator sees it
   * @throws ThreadNotFoundException if no thread has this id
   * @throws NotAModeratorException if the actor does not moderate this thread
   * @throws io.insula.api.UnavailableException if the cycles app cannot be reached
   */
  DiscussionThread set(long threadId, boolean hidden, String reason, Actor actor) {
    requireModerator(threadId, actor);
    decisionService.set(threadId, hidden, reason, actor.name());
    return find(threadId, actor).thread();
  }

  /**
   * Returns a page of the decisions about a thread, newest first.
   *
   * @throws ThreadNotFoundException if no thread has this id
   * @throws NotAModeratorException if the actor does not moderate this thread
   * @throws io.insula.api.UnavailableException if the cycles app cannot be reached
   */
  Page<ModerationDecisionTable.StoredDecision> decisions(
      long threadId, PageRequest request, Actor actor) {
    requireModerator(threadId, actor);
    return decisions.newest(threadId, request);
  }

  private void requireModerator(long threadId, Actor actor) {
    if (!moderationAccess.moderates(actor, find(threadId, actor).cycleId())) {
      throw new NotAModeratorException(
          "Thread "
              + threadId
              + " can be moderated only by an admin of the server or of the cycle of its project.");
    }
  }

  private StoredThread find(long threadId, Actor actor) {
    return threads
        .find(threadId, actor.name())
        .orElseThrow(() -> new ThreadNotFoundException(threadId));
  }
}
