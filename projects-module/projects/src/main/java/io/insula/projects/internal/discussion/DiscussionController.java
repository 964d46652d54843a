package io.insula.projects.internal.discussion;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.RequestKey;
import io.insula.kernel.web.pages.PageQuery;
import io.insula.projects.internal.catalogue.ProjectReader;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.ThreadType;
import io.insula.threads.ThreadView;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Routes for the threads of a project. The threads app stores the threads; this app checks that the
 * project exists.
 */
@Controller("/projects/{projectId}/threads")
@Tag(name = "threads")
class DiscussionController {
  private final ProjectReader projectReader;
  private final Threads threads;

  DiscussionController(ProjectReader projectReader, Threads threads) {
    this.projectReader = projectReader;
    this.threads = threads;
  }

  /**
   * Lists the threads of a project, newest first, each with the caller's vote on it.
   *
   * @param type only threads of this type
   */
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  ThreadList list(
      @PathVariable long projectId,
      @QueryValue @Nullable ThreadType type,
      PageQuery page,
      Caller caller) {
    projectReader.require(projectId);
    var found = threads.ofProject(projectId, type, Viewer.of(caller.asActor()), page.request());
    var views = found.items().stream().map(ThreadView::of).toList();
    return new ThreadList(views, page.nextCursor(found));
  }

  /** Adds a thread to a project. */
  @RateLimited("posts")
  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Roles.MEMBER)
  HttpResponse<ThreadView> add(
      @PathVariable long projectId,
      @Body AddRequest request,
      Caller caller,
      @Nullable RequestKey key) {
    var requestKey = key == null ? UUID.randomUUID().toString() : key.value();
    var thread = request.thread(projectId, caller.name());
    var view = ThreadView.of(add(requestKey, thread.inCycle(projectReader.cycleOf(projectId))));
    return HttpResponse.created(view, URI.create("/threads/" + view.threadId()));
  }

  private DiscussionThread add(String requestKey, NewThread thread) {
    try {
      return threads.add(requestKey, List.of(thread)).getFirst();
    } catch (ThreadNotFoundException e) {
      // A 404 would seem to be about the URL of the request. This error names the field of the
      // body.
      throw new InvalidInputException(
          "parent_thread_id", "there is no thread " + e.threadId() + " in this project");
    }
  }

  /**
   * A thread to add.
   *
   * @param threadType what the thread contributes to the discussion
   * @param message 1 to 10,000 characters, not blank
   * @param parentThreadId the thread of the same project to which this thread replies
   */
  @Introspected
  record AddRequest(
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable ThreadType threadType,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = 1,
              maxLength = Threads.MAX_MESSAGE_LENGTH)
          @Nullable String message,
      @Nullable Long parentThreadId) {
    NewThread thread(long projectId, String author) {
      return new InputChecks()
          .required("thread_type", threadType)
          .required("message", message)
          .andThen(
              () ->
                  new NewThread(
                      projectId,
                      parentThreadId,
                      Objects.requireNonNullElse(threadType, ThreadType.COMMENT),
                      Objects.requireNonNullElse(message, ""),
                      author));
    }
  }

  /**
   * A page of the list of threads.
   *
   * @param nextCursor the cursor of the next page; null at the end
   */
  @Introspected
  record ThreadList(List<ThreadView> threads, @Nullable String nextCursor) {}
}
