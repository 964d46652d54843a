package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import io.insula.reporting.internal.sheets.SheetDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvArchiveTest {
  private static final Runnable NO_BEAT = () -> {};

  @TempDir Path folder;

  @Test
  void the_archive_has_a_file_for_each_sheet() throws IOException {
    var digests = write(folder.resolve("a.zip"));

    var files = unzip(Files.readAllBytes(folder.resolve("a.zip")));

    assertThat(files.keySet())
        .containsExactlyElementsOf(digests.stream().map(each -> each.name() + ".csv").toList());
    assertThat(files.get("overview.csv")).startsWith("measure,value,unit");
    assertThat(files.get("results.csv").lines().count()).isEqualTo(21);
    assertThat(files.get("proposals.csv")).contains("\"'=HYPERLINK(").contains("'+48 600");
  }

  @Test
  void the_same_sheets_give_the_same_bytes_in_each_time_zone() throws IOException {
    var first = folder.resolve("first.zip");
    var second = folder.resolve("second.zip");
    var zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      write(first);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      write(second);
    } finally {
      TimeZone.setDefault(zone);
    }

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void an_archive_with_byte_order_marks_has_the_same_files_each_with_a_mark() throws IOException {
    write(folder.resolve("a.zip"));
    var bytes = Files.readAllBytes(folder.resolve("a.zip"));

    var marked = unzip(new ByteOrderMarkArchive(new ByteArrayInputStream(bytes)).readAllBytes());

    var expected = new LinkedHashMap<String, String>();
    unzip(bytes).forEach((name, text) -> expected.put(name, "\uFEFF" + text));
    assertThat(marked).containsExactlyEntriesOf(expected);
  }

  @Test
  void a_sheet_is_found_in_the_archive() throws IOException {
    write(folder.resolve("a.zip"));
    var bytes = Files.readAllBytes(folder.resolve("a.zip"));

    try (var sheet = SheetFileFinder.of(new ByteArrayInputStream(bytes), "results")) {
      assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(unzip(bytes).get("results.csv"));
    }
    assertThatExceptionOfType(DamagedReportException.class)
        .isThrownBy(() -> SheetFileFinder.of(new ByteArrayInputStream(bytes), "nothing"));
    assertThatExceptionOfType(DamagedReportException.class)
        .isThrownBy(() -> SheetFileFinder.of(InputStream.nullInputStream(), "results"));
  }

  private static List<SheetDigest> write(Path file) throws IOException {
    var report = ReportBuilder.of(SampleSnapshots.counted(20), NO_BEAT);
    var digests = new ArrayList<SheetDigest>();
    try (var archive = CsvArchive.create(file)) {
      for (var sheet : report.sheets()) {
        digests.add(archive.add(sheet, NO_BEAT));
      }
    }
    return digests;
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
