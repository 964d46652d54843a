package io.insula.threads.internal.discussion;

import io.insula.api.Actor;
import io.insula.api.UnavailableException;
import io.insula.threads.DiscussionThread;
import io.insula.threads.Viewer;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removes the texts of hidden threads and the reasons for hiding, unless the viewer is the author
 * or a moderator.
 */
@Singleton
class HiddenTextFilter {
  private final ModerationAccess moderationAccess;

  HiddenTextFilter(ModerationAccess moderationAccess) {
    this.moderationAccess = moderationAccess;
  }

  DiscussionThread shownTo(@Nullable Viewer viewer, StoredThread stored) {
    return shownTo(viewer, List.of(stored)).getFirst();
  }

  /** Returns the threads with only the texts that a viewer may read. */
  List<DiscussionThread> shownTo(@Nullable Viewer viewer, List<StoredThread> stored) {
    var moderated = new HashMap<Long, Boolean>();
    return stored.stream()
        .map(
            each ->
                !each.thread().hidden() || mayRead(viewer, each, moderated)
                    ? each.thread()
                    : each.thread().withoutText())
        .toList();
  }

  /**
   * @param moderated a cache: whether the viewer moderates a cycle, by cycle id
   */
  private boolean mayRead(
      @Nullable Viewer viewer, StoredThread stored, Map<Long, Boolean> moderated) {
    if (viewer == null) {
      return false;
    }
    if (viewer.admin() || viewer.name().equals(stored.thread().author())) {
      return true;
    }
    var cycleId = stored.cycleId();
    return cycleId != null && moderated.computeIfAbsent(cycleId, cycle -> moderates(viewer, cycle));
  }

  private boolean moderates(Viewer viewer, long cycleId) {
    try {
      return moderationAccess.moderates(new Actor(viewer.name(), viewer.admin()), cycleId);
    } catch (UnavailableException _) {
      // A discussion stays readable while the cycles app is unreachable. The admins of the cycle
      // then see hidden threads without the texts, like other users.
      return false;
    }
  }
}
