package io.insula.threads.internal.moderation;

import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The route that reports a thread to its moderators. */
@Controller("/threads/{threadId}/reports")
@Secured(Roles.MEMBER)
@Tag(name = "moderation")
class ThreadReportController {
  private final ThreadReportService reports;

  ThreadReportController(ThreadReportService reports) {
    this.reports = reports;
  }

  /**
   * Reports a thread to its moderators. Ignores a report of a hidden thread, and a second report
   * while the caller's first one is open.
   */
  @RateLimited("thread-reports")
  @Post
  @Status(HttpStatus.NO_CONTENT)
  void report(@PathVariable long threadId, @Valid @Body ThreadReport request, Caller caller) {
    new InputChecks().text("reason", request.reason(), ReasonRule.REASON).done();
    reports.report(threadId, caller.name(), request.reason());
  }

  /**
   * A report of a thread.
   *
   * @param reason what is wrong with the thread, 1 to 2,000 characters, not blank
   */
  @Introspected
  record ThreadReport(
      @Schema(minLength = 1, maxLength = ReasonRule.MAX_LENGTH) @NotNull String reason) {}
}
