package io.insula.reporting.internal.files;

import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.Manifest;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.SheetDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A report that an earlier attempt at the same task stored before it failed to write the
 * spreadsheet. The next attempt uses its files instead of making them again.
 *
 * @param dataAt when the data were read
 * @param sheets all sheets of the report, the manifest last
 */
record ReusableReport(long id, Instant dataAt, List<SheetDigest> sheets) {
  ReusableReport {
    sheets = List.copyOf(sheets);
  }

  /**
   * Returns the stored report. Only its files are stored, so the rows come from {@code data}.
   *
   * @param data the report made again from the same data, without its manifest
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
