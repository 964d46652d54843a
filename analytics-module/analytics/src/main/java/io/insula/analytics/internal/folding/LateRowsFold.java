package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.folding.FoldStartFinder.Start;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import java.sql.SQLException;
import java.util.List;

/**
 * Folds page views that arrived late, for a fingerprint that already has many later page views. It
 * reads the later page views only up to the first touch that stays the same. All touches after that
 * one stay the same, too.
 */
final class LateRowsFold {
  private final SharedSums sums;
  private final FoldPortion rows;
  private final TouchChanges changes;

  LateRowsFold(SharedSums sums, FoldPortion rows, TouchChanges changes) {
    this.sums = sums;
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * @param last the position of the last new page view
   */
  void add(String fingerprint, Start start, RowPosition last) throws SQLException {
    var position = new RowPosition(start.place().at(), start.place().number() - 1);
    if (start.previous() != null) {
      changes.resume(fingerprint, start.previous());
    }
    if (start.skipped() > 0) {
      add(read(fingerprint, position, 1), last);
      changes.skip(start.skipped(), start.last());
      position = start.last();
    }
    var next = read(fingerprint, position, RawPageviews.FETCH);
    while (!next.isEmpty() && add(next, last)) {
      next = read(fingerprint, next.getLast().place(), RawPageviews.FETCH);
    }
  }

  private List<PageView> read(String fingerprint, RowPosition after, int limit)
      throws SQLException {
    return RawPageviews.pageviewsAfter(sums.connection(), fingerprint, after, rows.until(), limit);
  }

  /** Folds some page views, and returns whether later ones must be folded again, too. */
  private boolean add(List<PageView> pageviews, RowPosition last) throws SQLException {
    for (var pageview : pageviews) {
      changes.add(pageview, pageview.place().number() <= rows.folded(), true);
      if (pageview.place().compareTo(last) > 0 && changes.settle(pageview.place())) {
        return false;
      }
    }
    return true;
  }
}
