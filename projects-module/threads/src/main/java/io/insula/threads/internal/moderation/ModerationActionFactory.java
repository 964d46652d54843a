package io.insula.threads.internal.moderation;

import io.insula.recording.UserAction;
import io.insula.threads.DiscussionThread;
import java.util.HashMap;
import java.util.Map;

/**
 * Creates entries of the activity log for reports and decisions about threads. Reasons are left
 * out, because readers of the log may not see them.
 */
final class ModerationActionFactory {
  private ModerationActionFactory() {}

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
