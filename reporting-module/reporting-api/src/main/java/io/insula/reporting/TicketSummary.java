package io.insula.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list, without its tasks, of which it may have hundreds.
 *
 * @param id its number, larger for newer ones
 * @param requestedBy the user name of who asked; null if the schedule did
 * @param finishedAt null until it is finished
 */
public record TicketSummary(
    long id,
    TicketStatus status,
    @Nullable String requestedBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    TicketProgress progress) {}
