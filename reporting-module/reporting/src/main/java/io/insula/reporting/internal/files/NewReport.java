package io.insula.reporting.internal.files;

import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.SheetDigest;
import java.nio.file.Path;
import java.util.List;

/**
 * A report to store.
 *
 * @param head of the snapshot that it is made of
 * @param workbook where the workbook is
 * @param csv where the zip of CSV files is
 * @param sheets that are in the zip, in their order
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
