package io.insula.threads.internal.moderation;

import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.threads.ThreadView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The route that hides threads and shows them again. */
@Controller("/threads/{threadId}/visibility")
@Secured(Roles.MEMBER)
@Tag(name = "moderation")
class VisibilityController {
  private final VisibilityService visibility;

  VisibilityController(VisibilityService visibility) {
    this.visibility = visibility;
  }

  /**
   * Hides a thread, or shows it again, and closes the open reports on it. Only admins, and admins
   * of the thread's cycle, can do this.
   */
  @Put
  ThreadView set(@PathVariable long threadId, @Valid @Body Decision decision, Caller caller) {
    new InputChecks().text("reason", decision.reason(), ReasonRule.REASON).done();
    return ThreadView.of(
        visibility.set(threadId, decision.hidden(), decision.reason(), caller.asActor()));
  }

  /**
   * The decision of a moderator. The author of a hidden thread sees the reason.
   *
   * @param hidden whether only the author and moderators see the text
   * @param reason 1 to 2,000 characters, not blank
   */
  @Introspected
  record Decision(
      @NotNull Boolean hidden,
      @Schema(minLength = 1, maxLength = ReasonRule.MAX_LENGTH) @NotNull String reason) {}
}
