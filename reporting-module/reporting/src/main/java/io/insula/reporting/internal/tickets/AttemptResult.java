package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt.
 *
 * @param revision the revision of the cycle's data
 * @param workbookUrl the path of the workbook
 * @param sheetUrl the URL of the Google spreadsheet; null if there is none
 */
public record AttemptResult(String revision, String workbookUrl, @Nullable String sheetUrl) {}
