package io.insula.reporting.internal.workbook;

import java.nio.file.Path;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * Makes the library create the temporary files of this thread in a given folder, until this is
 * closed.
 */
final class LibraryFiles implements AutoCloseable {
  private LibraryFiles() {}

  static LibraryFiles in(Path folder) {
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(folder.toFile()));
    return new LibraryFiles();
  }

  @Override
  public void close() {
    TempFile.setThreadLocalTempFileCreationStrategy(null);
  }
}
