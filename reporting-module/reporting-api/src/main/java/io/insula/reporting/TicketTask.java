package io.insula.reporting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The report on one cycle, as a task of a ticket.
 *
 * @param cycleName the name of the cycle when the task was made
 * @param attempts how many attempts have begun since the request or the last retry
 * @param error the reason of the last failed attempt, in words for an admin; null if none failed,
 *     or after a success
 * @param workbookUrl the path of the workbook, even if a later step fails; null until it is made
 * @param sheetUrl the URL of the Google spreadsheet; null if there is none
 * @param finishedAt when the task ended; null until then
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
