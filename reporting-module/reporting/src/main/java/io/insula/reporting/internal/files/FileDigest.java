package io.insula.reporting.internal.files;

/**
 * The length and the checksum of a file of a report.
 *
 * @param bytes its length
 * @param sha256 the SHA-256 of its bytes, in hexadecimal digits
 */
record FileDigest(FileKind kind, long bytes, String sha256) {}
