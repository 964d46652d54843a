package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleZipTest {
  @TempDir private Path folder;

  @Test
  void a_copy_is_the_same_in_each_time_zone() throws IOException {
    var zone = TimeZone.getDefault();
    var first = folder.resolve("first.zip");
    var second = folder.resolve("second.zip");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      ReproducibleZip.copy(archive(), first, () -> {});
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      ReproducibleZip.copy(archive(), second, () -> {});
    } finally {
      TimeZone.setDefault(zone);
    }

    assertThat(first).hasSameBinaryContentAs(second);
  }

  private Path archive() throws IOException {
    var file = folder.resolve("archive.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a text"));
      zip.write(65);
    }
    return file;
  }
}
