package io.insula.reporting;

import org.jspecify.annotations.Nullable;

/**
 * How much of a ticket is done.
 *
 * @param done how many tasks are finished, whether they succeeded or not
 * @param total how many tasks the ticket has
 * @param estimatedSecondsLeft 0 if all tasks are finished; null if no task has finished since the
 *     request or the last retry
 */
public record TicketProgress(int done, int total, @Nullable Long estimatedSecondsLeft) {}
