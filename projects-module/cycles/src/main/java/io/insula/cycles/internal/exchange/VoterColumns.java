package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import io.insula.cycles.internal.results.CycleResults;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The voter columns in the export of a cycle that was not imported. Only columns with groups in the
 * statistics are exported, because a rare value could identify a ballot.
 */
record VoterColumns(List<String> names, List<Integer> positions) {
  static VoterColumns of(StoredCycle cycle, CycleResults results) {
    var columns = cycle.attributeColumns();
    var shown =
        IntStream.range(0, columns.size())
            .filter(position -> hasGroups(results, columns.get(position)))
            .boxed()
            .toList();
    return new VoterColumns(shown.stream().map(columns::get).toList(), shown);
  }

  private static boolean hasGroups(CycleResults results, String column) {
    var statistics = results.statistics();
    return statistics != null
        && statistics.groups().stream().anyMatch(group -> group.attribute().equals(column));
  }

  /** Returns a ballot with only the cells of these columns. */
  PabulibBallot selectColumns(PabulibBallot ballot) {
    return ballot.withVoter(positions.stream().map(ballot.voter()::get).toList());
  }
}
