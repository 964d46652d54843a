package io.insula.reporting.internal.files;

import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.Manifest;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.SheetDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stored report of an earlier attempt that failed to write the spreadsheet. The next attempt at
 * the task reuses the files.
 *
 * @param dataAt when the data were read
 * @param sheets all sheets of the report, the manifest last
 */
record ReusableReport(long id, Instant dataAt, List<SheetDigest> sheets) {
  ReusableReport {
    sheets = List.copyOf(sheets);
  }

  /**
   * Returns this report with the rows of {@code data}. The database does not have the rows.
   *
   * @param data a report on the same revision of the cycle, without its manifest
   */
  Report with(Report data) {
    var now = data.head();
    var head =
        new SnapshotHead(now.cycle(), dataAt, now.turnout(), now.outcome(), now.statistics());
    var all = new ArrayList<>(data.sheets());
    all.add(Manifest.of(head, sheets.subList(0, sheets.size() - 1)));
    return new Report(head, all);
  }
}
