package io.insula.reporting.internal.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes archives that are the same, byte by byte, if their contents are. */
public final class ReproducibleZip {
  /** The first month that a zip can name is not written the same way in each time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int BUFFER = 1 << 16;

  private ReproducibleZip() {}

  /** An entry that is the same at any time and in any time zone. */
  public static ZipEntry entryNamed(String name) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  /** Copies an archive, with the same time for all that is in it. */
  static void copy(Path from, Path to, Runnable beat) throws IOException {
    try (var archive = new ZipFile(from.toFile());
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      var buffer = new byte[BUFFER];
      for (var entries = archive.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        out.putNextEntry(entryNamed(entry.getName()));
        try (var in = archive.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            beat.run();
          }
        }
        out.closeEntry();
      }
    }
  }
}
