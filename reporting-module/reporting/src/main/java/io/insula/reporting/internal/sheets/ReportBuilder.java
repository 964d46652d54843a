package io.insula.reporting.internal.sheets;

import io.insula.cycles.SnapshotPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes reports from snapshots. Until the vote is over, a report shows the turnout but no count.
 */
public final class ReportBuilder {
  private ReportBuilder() {}

  /**
   * Makes a report without its manifest. The report keeps the snapshot in memory, and makes rows
   * when they are read.
   *
   * @param parts the parts of a snapshot, in their order
   * @param heartbeat sends a heartbeat; called repeatedly during the work
   */
  public static Report of(Stream<SnapshotPart> parts, Runnable heartbeat) {
    var data = SnapshotData.read(parts, heartbeat);
    return new Report(
        data.head(),
        List.of(
            OverviewSheet.of(data),
            VoterSheets.participation(data),
            ProposalSheets.proposals(data),
            CostsSheet.of(data),
            ProposalSheets.results(data),
            CountSheets.trace(data),
            CountSheets.ties(data),
            VoterSheets.ballots(data)));
  }

  /**
   * Returns a map from the name of each sheet, except the manifest, to its columns. The headings of
   * the columns name no currency.
   */
  public static Map<String, List<ReportColumn>> columns() {
    var columns = new LinkedHashMap<String, List<ReportColumn>>();
    for (var table :
        List.of(
            OverviewSheet.TABLE,
            VoterSheets.PARTICIPATION,
            ProposalSheets.PROPOSALS,
            CostsSheet.TABLE,
            ProposalSheets.RESULTS,
            CountSheets.TRACE,
            CountSheets.TIES,
            VoterSheets.BALLOTS)) {
      columns.put(table.name(), table.columns(null));
    }
    return columns;
  }

  /**
   * Returns a map from the name of each measure in the overview to its kind, in the order of this
   * sheet.
   */
  public static Map<String, ReportColumn.Kind> measures() {
    var kinds = new LinkedHashMap<String, ReportColumn.Kind>();
    for (var measure : OverviewMeasure.values()) {
      kinds.put(measure.label(), measure.kind());
    }
    return kinds;
  }
}
