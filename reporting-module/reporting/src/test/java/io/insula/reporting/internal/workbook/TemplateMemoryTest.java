package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TemplateMemoryTest {
  private static final long ROWS = Long.getLong("insula.test.workbook-rows", 25_000);

  @TempDir private Path directory;

  @Test
  @Timeout(120)
  void many_rows_need_little_memory() throws Exception {
    var file = directory.resolve("large.xlsx");
    var log = directory.resolve("log");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeReportProgram.class.getName(),
                file.toString(),
                Long.toString(ROWS))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    try (var workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> rows = workbook.findSheet("Results").orElseThrow().openStream()) {
      assertThat(rows.skip(3).filter(row -> row.getCell(0).asNumber().longValue() > 0).count())
          .isEqualTo(ROWS);
    }
  }
}
