package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt made.
 *
 * @param revision of the cycle's data
 * @param workbookUrl the path of the workbook
 * @param sheetUrl the address of the Google spreadsheet; null where there is none
 */
public record MadeReport(String revision, String workbookUrl, @Nullable String sheetUrl) {}
