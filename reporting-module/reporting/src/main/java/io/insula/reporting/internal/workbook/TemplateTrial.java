package io.insula.reporting.internal.workbook;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportSheets;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Fills a template with nothing, so that what no rule foresees is found at the start as well. */
final class TemplateTrial {
  private TemplateTrial() {}

  static void run(WorkbookTemplate template) throws IOException {
    var filler = new TemplateFiller(template, TemplateFiller.MAX_ROWS);
    var file = Files.createTempFile("insula-template-", ".xlsx");
    try {
      filler.write(report(), file, () -> {});
      filler.check(report(), file, () -> {});
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Report report() {
    var time = Instant.EPOCH;
    var cycle =
        new Cycle(
            1,
            "Trial",
            null,
            null,
            null,
            BigDecimal.ONE,
            "approval",
            CyclePhase.PLANNING,
            false,
            time,
            null,
            0,
            "",
            List.of());
    var head = new SnapshotHead(cycle, time, null, null, null);
    return ReportSheets.of(Stream.of(head), () -> {});
  }
}
