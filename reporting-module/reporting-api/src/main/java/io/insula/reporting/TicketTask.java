package io.insula.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The report on one cycle, as a task of a ticket.
 *
 * @param cycleName as it was when the ticket was made
 * @param attempts how often it was begun, since the request or the last retry
 * @param error why the last attempt failed, in words for an admin; null if none did, and once one
 *     succeeded
 * @param workbookUrl the path of the workbook that it made; null until it is made. It stays when a
 *     later step fails
 * @param sheetUrl the address of the Google spreadsheet; null where there is none
 * @param finishedAt null until it is finished
 */
public record TicketTask(
    long cycleId,
    String cycleName,
    TaskStatus status,
    int attempts,
    @Nullable String error,
    @Nullable String workbookUrl,
    @Nullable String sheetUrl,
    @Nullable Instant finishedAt) {}
