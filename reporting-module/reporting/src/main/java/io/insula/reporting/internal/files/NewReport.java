package io.insula.reporting.internal.files;

import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.SheetDigest;
import java.nio.file.Path;
import java.util.List;

/**
 * A report with its files on disk, before it is stored in the database.
 *
 * @param head the head of the snapshot from which the report is made
 * @param csv the zip of CSV files
 * @param sheets the sheets in the zip, in their order
 */
record NewReport(
    SnapshotHead head,
    Path workbook,
    FileDigest workbookDigest,
    Path csv,
    FileDigest csvDigest,
    List<SheetDigest> sheets) {
  NewReport {
    sheets = List.copyOf(sheets);
  }
}
