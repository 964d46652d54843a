package io.insula.cycles.internal.results;

import io.insula.api.Roles;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.cycle.CycleAdmins;
import io.insula.cycles.internal.cycle.QueryFlag;
import io.insula.cycles.internal.cycle.ResultAccess;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SensitiveResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The routes for the results of cycles. */
@Tag(name = "cycles")
@Controller("/cycles/{cycleId}")
class ResultsController {
  /** The maximum number of concurrent previews; each occupies a processor for up to a minute. */
  private static final int PREVIEWS_AT_ONCE = 2;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final CountService counting;
  private final ResultAccess access;
  private final CycleAdmins admins;
  private final Semaphore previews = new Semaphore(PREVIEWS_AT_ONCE);

  ResultsController(CountService counting, ResultAccess access, CycleAdmins admins) {
    this.counting = counting;
    this.access = access;
    this.admins = admins;
  }

  /**
   * Returns the result of a cycle, with a trace by which it can be checked. It is public if the
   * cycle is public; otherwise the caller must be signed in. A token with scopes needs the scope
   * {@code reports}.
   *
   * @param trace false omits the trace
   */
  @Get("/results")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @RequiredScope("reports")
  CycleResults results(
      @PathVariable long cycleId,
      @Parameter(schema = @Schema(implementation = Boolean.class, defaultValue = "true"))
          @QueryValue
          @Nullable String trace,
      @Parameter(hidden = true) @Nullable Caller caller) {
    access.requireReadable(cycleId, caller);
    return counting.results(cycleId, QueryFlag.read("trace", trace, true));
  }

  /** Counts a finished vote by any rule, for a preview, and stores nothing. */
  @Post("/preview")
  @SensitiveResponse
  @Status(HttpStatus.OK)
  @Secured(Roles.MEMBER)
  CycleResults preview(
      @PathVariable long cycleId, @Valid @Body RuleSettings settings, Caller caller) {
    admins.require(cycleId, caller);
    var rule = settings.bounded();
    if (!previews.tryAcquire()) {
      throw new UnavailableException(
          "Too many previews are being counted. Retry shortly.", RETRY_AFTER, null);
    }
    try {
      return counting.preview(cycleId, rule);
    } finally {
      previews.release();
    }
  }
}
