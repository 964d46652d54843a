package io.insula.reporting.internal.workbook;

import java.nio.file.Path;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * Makes the workbook library (Apache POI) create the temporary files of the current thread in a
 * given folder, until this object is closed.
 */
final class PoiTempFolder implements AutoCloseable {
  private PoiTempFolder() {}

  static PoiTempFolder in(Path folder) {
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(folder.toFile()));
    return new PoiTempFolder();
  }

  @Override
  public void close() {
    TempFile.setThreadLocalTempFileCreationStrategy(null);
  }
}
