package io.insula.reporting.internal.sheets;

/**
 * What the CSV file of a sheet is.
 *
 * @param name of the sheet
 * @param rowCount how many rows it has below the heading
 * @param bytes how long it is, without a byte-order mark
 * @param sha256 of these bytes, in hexadecimal digits
 */
public record SheetDigest(String name, long rowCount, long bytes, String sha256) {}
