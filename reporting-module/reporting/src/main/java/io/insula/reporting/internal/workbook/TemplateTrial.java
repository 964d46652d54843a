package io.insula.reporting.internal.workbook;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.folders.WorkFolders.WorkFolder;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Fills a template with an empty report at start-up, to find errors that no rule covers. */
final class TemplateTrial {
  private TemplateTrial() {}

  static void run(WorkbookTemplate template, WorkFolder folder) {
    var filler = new TemplateFiller(template, TemplateFiller.MAX_ROWS);
    var file = folder.file("trial.xlsx");
    filler.write(report(), file, () -> {});
    filler.check(report(), file, () -> {});
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
    return ReportBuilder.of(Stream.of(head), () -> {});
  }
}
