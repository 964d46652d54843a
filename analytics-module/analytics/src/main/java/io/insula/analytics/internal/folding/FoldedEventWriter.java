package io.insula.analytics.internal.folding;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores only the folded events that have changed, because most of them usually stay the same. */
final class FoldedEventWriter {
  /** The number of events and credits that are held in memory before they are written. */
  private static final int MAX_HELD_ROWS = 5_000;

  private final SharedSumWriter sums;
  private final Map<Long, Long> stored;
  private final List<FoldedEvent> changed = new ArrayList<>();
  private int credits;

  /**
   * @param stored the stored digests by event number
   */
  FoldedEventWriter(SharedSumWriter sums, Map<Long, Long> stored) {
    this.sums = sums;
    this.stored = stored;
  }

  void add(FoldedEvent outcome) throws SQLException {
    var known = stored.get(outcome.number());
    if (known == null || known != outcome.digest()) {
      changed.add(outcome);
      credits += outcome.credits().size() + 1;
    }
    if (credits > MAX_HELD_ROWS) {
      end();
    }
  }

  /** Writes the remaining folded events. */
  void end() throws SQLException {
    FoldedEventTable.replace(sums, changed);
    changed.clear();
    credits = 0;
  }
}
