package io.insula.threads.internal.moderation;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The route by which moderators read the earlier decisions about a thread. */
@Controller("/threads/{threadId}/decisions")
@Secured(Roles.MEMBER)
@Tag(name = "moderation")
class ModerationDecisionsController {
  private final VisibilityService visibility;

  ModerationDecisionsController(VisibilityService visibility) {
    this.visibility = visibility;
  }

  /**
   * Lists the decisions about a thread with their reasons, newest first. Only admins, and admins of
   * the cycle of the thread's project, can read them.
   */
  @Get
  DecisionPage list(@PathVariable long threadId, PageQuery page, Caller caller) {
    var found = visibility.decisions(threadId, page.request(), caller.asActor());
    return new DecisionPage(
        found.items().stream().map(ModerationDecisionsController::view).toList(),
        page.nextCursor(found));
  }

  private static DecisionEntry view(ModerationDecisionTable.StoredDecision decided) {
    return new DecisionEntry(
        decided.hidden(), decided.reason(), decided.moderator(), decided.decidedAt());
  }

  /**
   * A page of decisions.
   *
   * @param nextCursor the cursor of the next page; null at the end
   */
  @Introspected
  record DecisionPage(List<DecisionEntry> decisions, @Nullable String nextCursor) {}

  /**
   * A decision about a thread.
   *
   * @param hidden whether the decision hid the thread; false if it showed the thread again or
   *     dismissed the reports
   * @param reason the moderator's reason; empty if it was erased
   * @param moderator the user name of the moderator; {@code a former member} if the moderator was
   *     erased
   */
  @Introspected
  record DecisionEntry(boolean hidden, String reason, String moderator, Instant decidedAt) {}
}
