package io.insula.reporting;

import org.jspecify.annotations.Nullable;

/**
 * How much of a ticket is done.
 *
 * @param done how many tasks are finished, in whatever way
 * @param total how many there are
 * @param estimatedSecondsLeft until the last one is finished; 0 when it is; null until one of them
 *     is, since nothing is known before
 */
public record TicketProgress(int done, int total, @Nullable Long estimatedSecondsLeft) {}
