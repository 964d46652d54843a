package io.insula.reporting.internal.files;

import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A file to be sent.
 *
 * @param contentType its media type
 * @param ending of its name, for instance {@code .xlsx}
 * @param bytes how long it is; null if that is known only once it is made
 * @param tag changes whenever the bytes do
 * @param content opens it
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

  /** Whether the server compresses it for clients that take that. */
  boolean isCompressible() {
    return contentType.equals(CSV);
  }
}
