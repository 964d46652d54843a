package io.insula.reporting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for reports, and what became of it.
 *
 * @param id its number, larger for newer ones
 * @param requestedBy the user name of who asked; null if the schedule did
 * @param finishedAt null until it is finished
 * @param tasks in the order of the ids of their cycles
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
