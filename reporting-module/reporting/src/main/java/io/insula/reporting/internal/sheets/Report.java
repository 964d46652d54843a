package io.insula.reporting.internal.sheets;

import io.insula.cycles.SnapshotHead;
import java.util.List;

/**
 * A report on a cycle, before it becomes a file.
 *
 * @param head of the snapshot that it is made of
 * @param sheets in their order; the manifest is the last one
 */
public record Report(SnapshotHead head, List<ReportSheet> sheets) {
  public Report {
    sheets = List.copyOf(sheets);
  }
}
