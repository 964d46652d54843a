package io.insula.reporting.internal.sheets;

/**
 * The size and checksum of the CSV file of a sheet.
 *
 * @param rowCount how many rows the sheet has below the heading
 * @param bytes the length of the CSV file, without a byte-order mark
 * @param sha256 in hexadecimal digits
 */
public record SheetDigest(String name, long rowCount, long bytes, String sha256) {}
