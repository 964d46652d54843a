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
final class ReproducibleZip {
  /** The first moment that such files know. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int BUFFER = 1 << 16;

  private ReproducibleZip() {}

  /** Copies an archive, with the same time for all that is in it. */
  static void copy(Path from, Path to, Runnable beat) throws IOException {
    try (var archive = new ZipFile(from.toFile());
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      var buffer = new byte[BUFFER];
      for (var entries = archive.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(TIME);
        out.putNextEntry(copy);
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
