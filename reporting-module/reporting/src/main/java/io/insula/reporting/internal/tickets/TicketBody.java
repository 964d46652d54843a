package io.insula.reporting.internal.tickets;

import io.insula.reporting.Ticket;
import io.insula.reporting.TicketProgress;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.TicketTask;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in HTTP responses.
 *
 * @param requestedBy the user name of the requester; null if the schedule made the ticket
 * @param finishedAt when the last task ended; null until then
 */
@Introspected
record TicketBody(
    long ticketId,
    @Schema(allowableValues = {"queued", "running", "succeeded", "partial", "failed", "cancelled"})
        String status,
    @Nullable String requestedBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    Progress progress,
    List<Task> tasks) {
  static TicketBody of(Ticket ticket) {
    return new TicketBody(
        ticket.id(),
        ticket.status().label(),
        ticket.requestedBy(),
        ticket.createdAt(),
        ticket.finishedAt(),
        Progress.of(ticket.progress()),
        ticket.tasks().stream().map(Task::of).toList());
  }

  /**
   * How much of a ticket is done.
   *
   * @param done how many tasks are finished, whether they succeeded or not
   * @param total how many tasks the ticket has
   * @param estimatedSecondsLeft 0 if all tasks are finished; null if no task has finished since the
   *     request or the last retry
   */
  @Introspected
  record Progress(int done, int total, @Nullable Long estimatedSecondsLeft) {
    static Progress of(TicketProgress progress) {
      return new Progress(progress.done(), progress.total(), progress.estimatedSecondsLeft());
    }
  }

  /**
   * The report on one cycle.
   *
   * @param cycleName the name of the cycle when the task was made
   * @param attempts how many attempts have begun since the request or the last retry
   * @param error the reason of the last failed attempt; null if none failed, or after a success
   * @param workbookUrl the path of the workbook, even if a later step fails; null until it is made
   * @param sheetUrl the URL of the Google spreadsheet; null if there is none
   * @param finishedAt when the task ended; null until then
   */
  @Introspected
  record Task(
      long cycleId,
      String cycleName,
      @Schema(allowableValues = {"queued", "running", "succeeded", "failed", "cancelled"})
          String status,
      int attempts,
      @Nullable String error,
      @Nullable String workbookUrl,
      @Nullable String sheetUrl,
      @Nullable Instant finishedAt) {
    static Task of(TicketTask task) {
      return new Task(
          task.cycleId(),
          task.cycleName(),
          task.status().label(),
          task.attempts(),
          task.error(),
          task.workbookUrl(),
          task.sheetUrl(),
          task.finishedAt());
    }
  }

  /**
   * A ticket in a list, without its tasks.
   *
   * @param requestedBy the user name of the requester; null if the schedule made the ticket
   * @param finishedAt when the last task ended; null until then
   */
  @Introspected
  record Line(
      long ticketId,
      @Schema(
              allowableValues = {
                "queued",
                "running",
                "succeeded",
                "partial",
                "failed",
                "cancelled"
              })
          String status,
      @Nullable String requestedBy,
      Instant createdAt,
      @Nullable Instant finishedAt,
      Progress progress) {
    static Line of(TicketSummary ticket) {
      return new Line(
          ticket.id(),
          ticket.status().label(),
          ticket.requestedBy(),
          ticket.createdAt(),
          ticket.finishedAt(),
          Progress.of(ticket.progress()));
    }
  }
}
