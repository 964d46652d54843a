package io.insula.reporting.internal.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes archives that are identical byte by byte if their contents are identical. */
public final class ReproducibleZip {
  /**
   * The time of all entries. Java writes 1980-01-01, the first time of a zip, differently in
   * different time zones.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int BUFFER = 1 << 16;

  private ReproducibleZip() {}

  /** Returns an entry with a fixed time, independent of the clock and the time zone. */
  public static ZipEntry entryNamed(String name) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  /** Copies an archive and gives all its entries the same time. */
  static void copy(Path from, Path to, Runnable heartbeat) throws IOException {
    try (var archive = new ZipFile(from.toFile());
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      var buffer = new byte[BUFFER];
      for (var entries = archive.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        out.putNextEntry(entryNamed(entry.getName()));
        try (var in = archive.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            heartbeat.run();
          }
        }
        out.closeEntry();
      }
    }
  }
}
