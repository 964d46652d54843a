package io.insula.kernel.outbox;

import io.insula.api.Roles;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages from one app to another that failed permanently. */
@Controller("/outbox/failed")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
final class OutboxController {
  private final FailedMessageTable failedMessages;

  OutboxController(FailedMessageTable failedMessages) {
    this.failedMessages = failedMessages;
  }

  /** Lists the messages that failed, newest first. */
  @Get
  FailedList list(PageQuery query) {
    var page = failedMessages.list(query.request());
    return new FailedList(page.items(), query.nextCursor(page));
  }

  /** Retries one of the failed messages. */
  @Post("/{id}/retry")
  @Status(HttpStatus.ACCEPTED)
  Retried retry(long id) {
    failedMessages.retry(id);
    return new Retried(1);
  }

  /** Retries all failed messages. */
  @Post("/retry")
  @Status(HttpStatus.ACCEPTED)
  Retried retryAll() {
    return new Retried(failedMessages.retryAll());
  }

  @Introspected
  record FailedList(List<FailedMessage> messages, @Nullable String nextCursor) {}

  /**
   * @param retried the number of messages that are retried
   */
  @Introspected
  record Retried(int retried) {}
}
