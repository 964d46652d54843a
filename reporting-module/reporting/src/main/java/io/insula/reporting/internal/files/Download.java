package io.insula.reporting.internal.files;

import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A file to send.
 *
 * @param ending the end of the file name, for instance {@code .xlsx}
 * @param bytes the length of the file; null if the file is made while it is sent
 * @param tag an entity tag, which changes whenever the bytes change
 * @param content opens the file for reading
 */
record Download(
    String contentType,
    String ending,
    @Nullable Long bytes,
    String tag,
    Callable<InputStream> content) {
  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String ZIP = "application/zip";
  static final String CSV = "text/csv";

  /** Whether the server may compress the file for clients that accept compression. */
  boolean isCompressible() {
    return contentType.equals(CSV);
  }
}
