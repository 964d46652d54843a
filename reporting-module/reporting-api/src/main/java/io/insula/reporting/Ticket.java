package io.insula.reporting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for reports and its outcome.
 *
 * @param id newer tickets have larger numbers
 * @param requestedBy the user name of the requester; null if the schedule made the ticket
 * @param finishedAt when the last task ended; null until then
 * @param tasks ordered by the ids of their cycles
 */
public record Ticket(
    long id,
    TicketStatus status,
    @Nullable String requestedBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    TicketProgress progress,
    List<TicketTask> tasks) {
  public Ticket {
    tasks = List.copyOf(tasks);
  }
}
