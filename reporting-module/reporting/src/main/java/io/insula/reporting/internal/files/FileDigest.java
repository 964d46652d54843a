package io.insula.reporting.internal.files;

/**
 * A file of a report.
 *
 * @param bytes its length
 * @param sha256 of its bytes, in hexadecimal digits
 */
record FileDigest(FileKind kind, long bytes, String sha256) {}
