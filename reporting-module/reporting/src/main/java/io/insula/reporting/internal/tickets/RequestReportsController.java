package io.insula.reporting.internal.tickets;

import io.insula.api.Roles;
import io.insula.kernel.web.Caller;
import io.insula.reporting.Reports;
import io.insula.reporting.Ticket;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;

/** Routes that request reports. */
@Tag(name = "reports")
@Controller("/reports/cycles")
@Secured(Roles.MEMBER)
class RequestReportsController {
  private final Reports reports;
  private final TicketChangeNotifier notifier;
  private final ReportRequestLimiter turns;
  private final TicketSettings settings;

  RequestReportsController(
      Reports reports,
      TicketChangeNotifier notifier,
      ReportRequestLimiter turns,
      TicketSettings settings) {
    this.turns = turns;
    this.reports = reports;
    this.notifier = notifier;
    this.settings = settings;
  }

  /**
   * Requests the report on one cycle, for admins of the server and of the cycle. Responds with 200
   * and the finished ticket if the report takes at most 5 seconds, else with 202. A repeat returns
   * the caller's unfinished ticket. Tickets of several callers share the work.
   */
  @Post("/{cycleId}")
  @ApiResponse(
      responseCode = "200",
      description = "The ticket, which is finished",
      content = @Content(schema = @Schema(implementation = TicketBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The ticket, which is not finished",
      content = @Content(schema = @Schema(implementation = TicketBody.class)))
  HttpResponse<TicketBody> requestCycle(
      @PathVariable long cycleId, @Parameter(hidden = true) Caller caller)
      throws InterruptedException {
    var asked = turns.request(caller, actor -> reports.requestCycle(cycleId, actor));
    var ticket = notifier.awaitEnd(asked, settings.answerWithin());
    var body = TicketBody.of(ticket);
    return ticket.status().isFinished()
        ? HttpResponse.ok(body)
        : HttpResponse.<TicketBody>accepted(addressOf(ticket)).body(body);
  }

  /**
   * Requests the reports on all active cycles of which the caller is an admin. An admin of the
   * server gets the reports on all active cycles.
   */
  @Post
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<Requested> requestActive(@Parameter(hidden = true) Caller caller)
      throws InterruptedException {
    var ticket = turns.request(caller, reports::requestActive);
    return HttpResponse.<Requested>accepted(addressOf(ticket)).body(new Requested(ticket.id()));
  }

  private static URI addressOf(Ticket ticket) {
    return URI.create("/reports/tickets/" + ticket.id());
  }

  /** The new ticket, or an unfinished ticket of the caller for the same reports. */
  @Introspected
  record Requested(long ticketId) {}
}
