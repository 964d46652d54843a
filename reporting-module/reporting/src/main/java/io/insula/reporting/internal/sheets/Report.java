package io.insula.reporting.internal.sheets;

import io.insula.cycles.SnapshotHead;
import java.util.List;

/**
 * A report on a cycle, before it becomes a file.
 *
 * @param head the head of the snapshot from which the report is made
 * @param sheets the sheets in their order; without the manifest until the CSV files are written
 */
public record Report(SnapshotHead head, List<ReportSheet> sheets) {
  public Report {
    sheets = List.copyOf(sheets);
  }
}
