package io.insula.reporting.internal.sheets;

import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last sheet of a report, with the source of the data and the checksums of the other sheets.
 */
public final class Manifest {
  /** The name of the sheet. */
  public static final String NAME = "manifest";

  private static final List<ReportColumn> COLUMNS =
      List.of(
          new ReportColumn("key", "What", Kind.TEXT), new ReportColumn("value", "Value", Kind.ANY));

  private Manifest() {}

  /** Returns the columns of the sheet, from left to right. */
  public static List<ReportColumn> columns() {
    return COLUMNS;
  }

  /**
   * Makes the sheet.
   *
   * @param sheets all other sheets, in their order
   */
  public static ReportSheet of(SnapshotHead head, List<SheetDigest> sheets) {
    var cycle = head.cycle();
    var rows = new ArrayList<List<@Nullable Object>>();
    rows.add(row("cycle_id", cycle.id()));
    rows.add(row("cycle_name", cycle.name()));
    rows.add(row("revision", cycle.revision()));
    rows.add(row("data_at", head.takenAt()));
    rows.add(row("made_with", "Insula"));
    for (var sheet : sheets) {
      rows.add(row(sheet.name() + "_rows", sheet.rowCount()));
      rows.add(row(sheet.name() + "_sha256", sheet.sha256()));
    }
    return new ReportSheet(NAME, COLUMNS, rows.size(), rows::stream);
  }

  private static List<@Nullable Object> row(String key, Object value) {
    return Arrays.asList(key, value);
  }
}
