package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt.
 *
 * @param revision the revision of the cycle's data
 * @param workbookUrl the path of the workbook
 * @param sheetUrl null if there is no Google spreadsheet
 */
public record AttemptResult(String revision, String workbookUrl, @Nullable String sheetUrl) {}
