package io.insula.threads.internal.moderation;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SearchRoute;
import io.insula.kernel.web.pages.PageQuery;
import io.insula.threads.ThreadView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The route by which moderators list the threads that people have reported. */
@Controller("/moderation")
@Secured(Roles.MEMBER)
@Tag(name = "moderation")
class ModerationController {
  private final ModerationQueue queue;

  ModerationController(ModerationQueue queue) {
    this.queue = queue;
  }

  /**
   * Lists the threads with open reports. The thread with the oldest open report comes first. Admins
   * get all threads. Admins of cycles get the threads of their cycles.
   */
  @Get
  @SearchRoute
  QueuePage list(PageQuery page, Caller caller) {
    var limit = page.limit();
    var after = page.position().map(Long::parseLong).orElse(0L);
    var found = queue.next(caller.asActor(), after, limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    return new QueuePage(
        shown.stream().map(ModerationController::view).toList(),
        found.size() > limit ? page.cursorAt(Long.toString(shown.getLast().position())) : null);
  }

  private static QueueEntry view(ModerationQueue.ReportedThread waiting) {
    return new QueueEntry(
        ThreadView.of(waiting.stored().thread()),
        waiting.stored().cycleId(),
        waiting.reports(),
        waiting.reasons(),
        waiting.reportedAt());
  }

  /**
   * A page of the queue.
   *
   * @param nextCursor the cursor of the next page; null at the end
   */
  @Introspected
  record QueuePage(List<QueueEntry> threads, @Nullable String nextCursor) {}

  /**
   * A thread with open reports.
   *
   * @param thread the thread with its text
   * @param cycleId the cycle of the thread's project; null if none or not known
   * @param reports the number of open reports, each of a different person
   * @param reasons the reasons of the open reports that were not erased, the oldest first, at most
   *     20
   * @param reportedAt when the first open report was sent
   */
  @Introspected
  record QueueEntry(
      ThreadView thread,
      @Nullable Long cycleId,
      long reports,
      List<String> reasons,
      Instant reportedAt) {}
}
