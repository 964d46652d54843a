package io.insula.reporting.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;

/** Finds the file of a sheet in a zip that arrives as a stream. */
final class SheetFileFinder {
  private SheetFileFinder() {}

  /**
   * Opens the file of a sheet. Closing the returned stream closes the zip, too.
   *
   * @throws DamagedReportException if the zip has no such file
   */
  static InputStream of(InputStream archive, String sheet) throws IOException {
    var zip = new ZipInputStream(archive, StandardCharsets.UTF_8);
    try {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(CsvArchive.entryOf(sheet))) {
          return zip;
        }
      }
    } catch (IOException e) {
      zip.close();
      throw new DamagedReportException(e);
    }
    zip.close();
    throw new DamagedReportException();
  }
}
