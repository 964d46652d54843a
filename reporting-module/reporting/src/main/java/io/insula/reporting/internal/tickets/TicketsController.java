package io.insula.reporting.internal.tickets;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.pages.PageQuery;
import io.insula.reporting.Reports;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Serves the tickets of requests for reports. */
@Tag(name = "reports")
@Controller("/reports/tickets")
@Secured(Roles.MEMBER)
class TicketsController {
  private final Reports reports;
  private final ReportRequestLimiter turns;
  private final ProgressFeed feed;

  TicketsController(Reports reports, ReportRequestLimiter turns, ProgressFeed feed) {
    this.turns = turns;
    this.reports = reports;
    this.feed = feed;
  }

  /**
   * Lists the tickets, newest first. Admins of the server see all tickets. Other callers see a
   * ticket if they manage all of its cycles.
   */
  @Get
  TicketPage list(PageQuery page, Caller caller) {
    var found = reports.list(page.request(), caller.asActor());
    var lines = found.items().stream().map(TicketBody.Line::of).toList();
    return new TicketPage(lines, page.nextCursor(found));
  }

  /** Returns a ticket with its tasks. */
  @Get("/{ticketId}")
  TicketBody get(@PathVariable long ticketId, Caller caller) {
    return TicketBody.of(reports.get(ticketId, caller.asActor()));
  }

  /**
   * Cancels the unfinished tasks of a ticket. A report that another ticket waits for is still made.
   * Responds with 409 if the ticket is finished.
   */
  @Delete("/{ticketId}")
  TicketBody cancel(@PathVariable long ticketId, @Parameter(hidden = true) Caller caller) {
    return TicketBody.of(reports.cancel(ticketId, caller.asActor()));
  }

  /**
   * Runs the failed and cancelled tasks of a ticket again. Responds with 409 if the ticket is
   * unfinished or all its tasks succeeded.
   */
  @Post("/{ticketId}/retry")
  @Status(HttpStatus.ACCEPTED)
  TicketBody retry(@PathVariable long ticketId, @Parameter(hidden = true) Caller caller)
      throws InterruptedException {
    return TicketBody.of(turns.request(caller, actor -> reports.retry(ticketId, actor)));
  }

  /**
   * Sends the progress of a ticket as server-sent events: {@code progress} with the ticket,
   * immediately, and then after changes at most once a second. Comments keep the connection open.
   *
   * <p>The feed ends when the ticket is finished, after 15 minutes, or when the caller loses access
   * to the ticket.
   */
  @Get(uri = "/{ticketId}/events", produces = MediaType.TEXT_EVENT_STREAM)
  @ApiResponse(
      responseCode = "200",
      description = "The ticket, immediately and after changes",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM,
              schema = @Schema(implementation = TicketBody.class)))
  @ExecuteOn(TaskExecutors.BLOCKING)
  Publisher<byte[]> events(@PathVariable long ticketId, Caller caller, HttpRequest<?> request) {
    return feed.of(ticketId, caller, request);
  }

  /**
   * A page of the list of tickets.
   *
   * @param nextCursor the cursor of the next page; null at the end
   */
  @Introspected
  record TicketPage(List<TicketBody.Line> tickets, @Nullable String nextCursor) {}
}
