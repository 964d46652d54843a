package io.insula.threads.internal.discussion;

import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.insula.threads.ThreadView;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Routes for a single thread of any project. */
@Controller("/threads/{threadId}")
@Tag(name = "threads")
class ThreadController {
  private final Threads threads;

  ThreadController(Threads threads) {
    this.threads = threads;
  }

  /** Returns one thread, with the caller's vote on it. */
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  ThreadView get(@PathVariable long threadId, Caller caller) {
    return ThreadView.of(threads.get(threadId, Viewer.of(caller.asActor())));
  }

  /** Changes the message of a thread. Only its author and admins can do this. */
  @RateLimited("posts")
  @Put
  @Secured(Roles.MEMBER)
  ThreadView edit(@PathVariable long threadId, @Valid @Body Edit edit, Caller caller) {
    return ThreadView.of(threads.edit(threadId, edit.message(), caller.asActor()));
  }

  /**
   * A change of a thread.
   *
   * @param message 1 to 10,000 characters, not blank
   */
  @Introspected
  record Edit(
      @Schema(minLength = 1, maxLength = Threads.MAX_MESSAGE_LENGTH) @NotNull String message) {}
}
