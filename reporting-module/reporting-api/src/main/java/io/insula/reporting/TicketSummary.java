package io.insula.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list, without its tasks, because a ticket can have hundreds of them.
 *
 * @param id newer tickets have larger numbers
 * @param requestedBy the user name of the requester; null if the schedule made the ticket
 * @param finishedAt when the last task ended; null until then
 */
public record TicketSummary(
    long id,
    TicketStatus status,
    @Nullable String requestedBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    TicketProgress progress) {}
