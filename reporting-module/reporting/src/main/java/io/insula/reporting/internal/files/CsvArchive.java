package io.insula.reporting.internal.files;

import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SheetDigest;
import io.insula.reporting.internal.workbook.ReproducibleZip;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;

/** A zip with a CSV file for each sheet. The same sheets always give the same bytes. */
final class CsvArchive implements AutoCloseable {
  private final ZipOutputStream zip;

  private CsvArchive(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** Begins an archive; replaces an older file of this name. */
  static CsvArchive create(Path file) throws IOException {
    return new CsvArchive(
        new ZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
  }

  /** Returns the name of the file in the archive that holds a sheet. */
  static String entryOf(String sheet) {
    return sheet + ".csv";
  }

  SheetDigest add(ReportSheet sheet, Runnable heartbeat) throws IOException {
    zip.putNextEntry(ReproducibleZip.entryNamed(entryOf(sheet.name())));
    var digest = SheetCsv.write(sheet, zip, heartbeat);
    zip.closeEntry();
    return digest;
  }

  /** Completes the archive. */
  @Override
  public void close() throws IOException {
    zip.close();
  }
}
