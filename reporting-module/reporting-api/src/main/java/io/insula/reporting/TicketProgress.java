package io.insula.reporting;

import org.jspecify.annotations.Nullable;

/**
 * How much of a ticket is done.
 *
 * @param done how many tasks are finished, whether they succeeded or not
 * @param total how many tasks the ticket has
 * @param estimatedSecondsLeft the estimated seconds until the last task is finished; 0 after that;
 *     null until a task is finished after the request or the last retry, because no estimate is
 *     possible before
 */
public record TicketProgress(int done, int total, @Nullable Long estimatedSecondsLeft) {}
