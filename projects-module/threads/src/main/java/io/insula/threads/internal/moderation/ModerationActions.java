package io.insula.threads.internal.moderation;

import io.insula.recording.UserAction;
import io.insula.threads.DiscussionThread;
import java.util.HashMap;
import java.util.Map;

/**
 * Creates the entries of the activity log for reports of threads and for decisions of moderators.
 * The entries do not contain the reason of a report or a decision, because the readers of the log
 * may not see this reason.
 */
final class ModerationActions {
  private ModerationActions() {}

  static UserAction reported(DiscussionThread thread, String reporter) {
    return new UserAction("threads", "thread reported", reporter, placeOf(thread));
  }

  /**
   * @param closed how many open reports this decision closed
   */
  static UserAction decided(DiscussionThread before, boolean hidden, int closed, String moderator) {
    var details = new HashMap<>(placeOf(before));
    details.put("reports_closed", closed);
    return new UserAction("threads", nameOf(before.hidden(), hidden), moderator, details);
  }

  private static String nameOf(boolean wasHidden, boolean hidden) {
    if (hidden) {
      return "thread hidden";
    }
    return wasHidden ? "thread shown again" : "thread reports dismissed";
  }

  private static Map<String, Object> placeOf(DiscussionThread thread) {
    return Map.of("thread_id", thread.id(), "project_id", thread.projectId());
  }
}
